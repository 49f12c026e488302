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

/** Writes UNION ALL where the branches share no row. */
@Mends(
        value = "union-of-disjoint-branches",
        by = "writes UNION ALL",
        unless = "there are more than two branches, or the UNION is not on the line of the finding")
final class UnionOfAll implements Remedy {

    private static final Pattern UNION = Pattern.compile("(?i)\\bunion\\b(?!\\s+all\\b)(\\s+distinct\\b)?");

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        return bench.file(finding.location().path())
                .flatMap(file -> {
                    int start = file.start(finding.location().line());
                    Matcher found = UNION.matcher(file.line(finding.location().line()));
                    if (!found.find()) {
                        return Optional.empty();
                    }
                    String word = found.group().startsWith("U") ? "UNION ALL" : "union all";
                    return Optional.of(file.replace(start + found.start(), start + found.end(), word));
                })
                .map(List::of)
                .orElse(List.of());
    }
}
