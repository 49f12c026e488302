package io.plumbline.fix.sql;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.sql.Expr;
import io.plumbline.sql.QueryBody;
import java.util.List;
import java.util.Optional;

/** Keeps nulls out of the list that NOT IN compares with. */
@Mends(
        value = "not-in-nullable",
        by = "adds `where <column> is not null` to the subquery of NOT IN",
        unless = "the condition stands in the model more than once")
final class NullsOutOfNotIn implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        return Template.of(finding, bench)
                .flatMap(template -> {
                    List<Expr.Predicate> found = template.quoted(
                            Expr.Predicate.class, finding.facts().get("condition"));
                    return found.size() == 1 ? filter(template, found.get(0)) : Optional.empty();
                })
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<Edit> filter(Template template, Expr.Predicate predicate) {
        return predicate.all(Expr.Subquery.class).stream()
                .filter(subquery -> subquery.query().body() instanceof QueryBody.Select)
                .findFirst()
                .flatMap(subquery -> {
                    QueryBody.Select select =
                            (QueryBody.Select) subquery.query().body();
                    String column = template.quote(select.items().get(0).expr().span());
                    return select.from() == null
                            ? Optional.empty()
                            : template.insert(select.from().first().span().end(), " where " + column + " is not null");
                });
    }
}
