package io.plumbline.analysis;

import io.plumbline.crawl.QueryLimits;
import io.plumbline.job.AnalysesSpec;
import io.plumbline.job.UserError;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far an analysis goes: what jobs.yml allows, or less where who asked wanted less. */
final class Limits {

    private static final long MEGABYTE = 1L << 20;

    private Limits() {}

    static QueryLimits of(Asked asked, AnalysesSpec spec) {
        return new QueryLimits(
                atMost("rows", asked.rows(), spec.rows()),
                atMost("megabytes", asked.megabytes(), spec.megabytes()) * MEGABYTE,
                atMost("seconds", asked.seconds(), spec.seconds()),
                spec.tables());
    }

    private static int atMost(String what, @Nullable Integer wanted, int most) {
        if (wanted != null && (wanted < 1 || wanted > most)) {
            throw UserError.input(
                    wanted + " " + what + " are asked for; expected 1 to " + most,
                    "Ask for less, or have max-" + what + " of analyses in jobs.yml raised.");
        }
        return wanted == null ? most : wanted;
    }

    static boolean within(QueryLimits limits, AnalysesSpec spec) {
        return limits.rows() <= spec.rows()
                && limits.bytes() <= spec.megabytes() * MEGABYTE
                && limits.seconds() <= spec.seconds()
                && limits.tables().equals(spec.tables());
    }

    /** Reads {@link QueryLimits#canonical()}. */
    static QueryLimits parse(String canonical) {
        Map<String, String> values = canonical
                .lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
        String tables = values.getOrDefault("tables", "");
        return new QueryLimits(
                Integer.parseInt(values.getOrDefault("rows", "")),
                Long.parseLong(values.getOrDefault("bytes", "")),
                Integer.parseInt(values.getOrDefault("seconds", "")),
                tables.isEmpty() ? List.of() : Arrays.asList(tables.split(",")));
    }
}
