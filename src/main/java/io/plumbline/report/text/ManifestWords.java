package io.plumbline.report.text;

import io.plumbline.model.ManifestCheck;
import io.plumbline.model.ManifestCheck.Difference;
import java.util.List;

/** What a report says of a comparison with dbt's manifest, in every format. */
public final class ManifestWords {

    public static final String TITLE = "Checked against dbt's manifest";
    public static final String NOTE = "the manifest counts; an older one differs, too";

    private static final int SHOWN = 20;

    private ManifestWords() {}

    /** {@code 41 of 42 things read the same from the files.} */
    public static String verdict(ManifestCheck check) {
        return check.differences().isEmpty()
                ? "all " + Words.tally(check.nodes(), "thing") + " read the same from the files."
                : Words.digits(check.equal()) + " of " + Words.tally(check.nodes(), "thing")
                        + " read the same from the files.";
    }

    /** {@code 3 differences}, or {@code the first 20 of 300 differences}. */
    public static String summary(ManifestCheck check) {
        int all = check.differences().size();
        return all <= SHOWN
                ? Words.tally(all, "difference")
                : "The first " + SHOWN + " of " + Words.tally(all, "difference");
    }

    /** The first differences. */
    public static List<Difference> shown(ManifestCheck check) {
        return check.differences()
                .subList(0, Math.min(SHOWN, check.differences().size()));
    }

    public static String value(String value) {
        return value.isEmpty() ? "nothing" : value;
    }
}
