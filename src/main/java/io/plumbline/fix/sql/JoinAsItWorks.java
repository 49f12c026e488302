package io.plumbline.fix.sql;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.sql.QueryPart;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a left join as the inner join that its filter makes of it: the rows stay the same. */
@Mends(
        value = "left-join-turned-inner",
        by = "writes the join as the inner join it is; the rows stay the same",
        unless = "the table is joined twice under that name")
final class JoinAsItWorks implements Remedy {

    private static final Pattern LEFT = Pattern.compile("(?i)\\bleft(\\s+outer)?(?=\\s+join\\b)");

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        return Template.of(finding, bench)
                .flatMap(template ->
                        edit(template, String.valueOf(finding.facts().get("table"))))
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<Edit> edit(Template template, String table) {
        List<QueryPart.Join> joins = template.query().all(QueryPart.Join.class).stream()
                .filter(join -> join.kind() == QueryPart.JoinKind.LEFT
                        && Tables.name(join.right()).equalsIgnoreCase(table))
                .toList();
        if (joins.size() != 1) {
            return Optional.empty();
        }
        QueryPart.Join join = joins.get(0);
        Matcher left = LEFT.matcher(template.sql())
                .region(join.span().start(), join.right().span().start());
        if (!left.find()) {
            return Optional.empty();
        }
        String word = Character.isUpperCase(left.group().charAt(0)) ? "INNER" : "inner";
        return template.replace(left.start(), left.end(), word);
    }
}
