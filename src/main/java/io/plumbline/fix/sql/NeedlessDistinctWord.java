package io.plumbline.fix.sql;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the word DISTINCT out of a SELECT whose rows are distinct already. */
@Mends(
        value = "needless-distinct",
        by = "takes the word DISTINCT out",
        unless = "it does not stand behind SELECT on the line of the finding")
final class NeedlessDistinctWord implements Remedy {

    private static final Pattern DISTINCT = Pattern.compile("(?i)\\bselect(\\s+distinct)\\b");

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        return bench.file(finding.location().path())
                .flatMap(file -> {
                    int start = file.start(finding.location().line());
                    Matcher found =
                            DISTINCT.matcher(file.line(finding.location().line()));
                    return found.find()
                            ? Optional.of(file.replace(start + found.start(1), start + found.end(1), ""))
                            : Optional.empty();
                })
                .map(List::of)
                .orElse(List.of());
    }
}
