package io.plumbline.audit.sql;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.sql.Expr;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import java.util.Locale;
import java.util.stream.Stream;

/** NOT IN over a column nobody promises to be filled. */
@Rule(
        id = "not-in-nullable",
        area = Area.CORRECTNESS,
        severity = Severity.WARNING,
        summary = "NOT IN reads a column that no test keeps free of nulls")
final class NotInNullable implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        ParsedModels models = ParsedModels.of(context);
        return models.scopes().flatMap(scope -> scope.where().stream()
                .filter(condition -> condition instanceof Expr.Predicate)
                .map(condition -> (Expr.Predicate) condition)
                .filter(predicate -> predicate.operator().equals("IN") && predicate.negated())
                .flatMap(predicate -> predicate.arguments().stream()
                        .map(Expr::plain)
                        .filter(argument -> argument instanceof Expr.Subquery)
                        .flatMap(argument -> row(context, scope, predicate, ((Expr.Subquery) argument).query()))));
    }

    private static Stream<Finding> row(RuleContext context, Scope scope, Expr.Predicate predicate, Query query) {
        if (!(query.body() instanceof QueryBody.Select select)
                || select.items().size() != 1
                || select.from() == null
                || !select.from().joins().isEmpty()) {
            return Stream.empty();
        }
        Expr.ColumnRef column = Trees.column(select.items().get(0).expr());
        Scope inner = new Scope(scope.model(), select, scope.ctes(), query, false);
        if (column == null || select.where() != null || select.groupBy() != null) {
            return Stream.empty();
        }
        Grains grains = Grains.of(context);
        return grains.of(inner, select.from().first()).stream().flatMap(grain -> {
            String own = grain.own(Trees.name(column).toUpperCase(Locale.ROOT));
            if (grain.node() == null || own == null || grains.notNull(grain.node(), own)) {
                return Stream.empty();
            }
            String text = scope.model().text(predicate.span());
            return Dag.row(
                    context,
                    scope.model().node(),
                    text,
                    "`%s` filters by `%s`: one null in `%s` of `%s`, which no test forbids, leaves no row"
                            .formatted(
                                    scope.model().node().name(),
                                    text,
                                    own.toLowerCase(Locale.ROOT),
                                    grain.node().name()),
                    scope.at(predicate.span()),
                    Facts.of(
                            "model", scope.model().node().name(),
                            "condition", text,
                            "column", own.toLowerCase(Locale.ROOT),
                            "of", grain.node().name()));
        });
    }
}
