package io.plumbline.audit.sql;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Node;
import io.plumbline.audit.dbt.Sql;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.sql.Expr;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.TableExpr;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A table that copies every row of an incremental model in every build. */
@Rule(
        id = "full-rebuild-of-incremental-rows",
        area = Area.PERFORMANCE,
        severity = Severity.INFO,
        summary = "A table is rebuilt in full from an incremental model, row by row")
final class FullRebuildOfIncrementalRows implements AuditRule {

    private static final int DEPTH = 20;

    /** What makes a row another one at another time. */
    private static final Set<String> CLOCK =
            Set.of("current_date", "current_timestamp", "current_time", "getdate", "sysdate", "now", "localtimestamp");

    @Override
    public Stream<Finding> check(RuleContext context) {
        ParsedModels models = ParsedModels.of(context);
        Grains grains = Grains.of(context);
        return models.all()
                .filter(model -> "table".equals(model.node().materialized()))
                .flatMap(model -> models.scopes(model).stream()
                        .filter(scope -> scope.last() && scope.query().body() == scope.select())
                        .flatMap(scope -> copied(grains, scope, 0).stream())
                        .filter(FullRebuildOfIncrementalRows::growsByKey)
                        .flatMap(parent -> row(context, model, parent)));
    }

    private static Stream<Finding> row(RuleContext context, Parsed model, Node parent) {
        return Dag.row(
                context,
                model.node(),
                "",
                "Table `%s` copies each row of the incremental `%s` in every build"
                        .formatted(model.node().name(), parent.name()),
                Sql.config(context.estate(), model.node()),
                Facts.of("model", model.node().name(), "incremental", parent.name()),
                Sql.config(context.estate(), parent));
    }

    private static boolean growsByKey(Node node) {
        return "incremental".equals(node.materialized())
                && node.properties().config().get("unique_key") != null;
    }

    /** The node each of whose rows a SELECT gives out as one row, computed from that row alone; empty where it is not so. */
    private static Optional<Node> copied(Grains grains, Scope scope, int depth) {
        QueryBody.Select select = scope.select();
        List<Scope.Item> items = scope.items();
        boolean plain = items.size() == 1
                && depth < DEPTH
                && select.where() == null
                && select.groupBy() == null
                && select.qualify() == null
                && !select.distinct()
                && select.distinctOn().isEmpty()
                && select.top() == null
                && scope.query().limit() == null
                && items.get(0).table() instanceof TableExpr.Table
                && select.items().stream()
                        .noneMatch(item -> Trees.holds(item.expr(), FullRebuildOfIncrementalRows::looksFurther));
        if (!plain) {
            return Optional.empty();
        }
        TableExpr table = items.get(0).table();
        Query query = scope.queryOf(table);
        if (query == null) {
            return grains.node(scope, table);
        }
        return query.body() instanceof QueryBody.Select inner && query.ctes().isEmpty()
                ? copied(grains, new Scope(scope.model(), inner, scope.seenBy(table), query, false), depth + 1)
                : Optional.empty();
    }

    /** Whether an expression looks at other rows, at other tables or at the clock. */
    private static boolean looksFurther(io.plumbline.sql.Node node) {
        return node instanceof Expr.Call call
                        && (call.over() != null || Grains.aggregate(call) || clock(Trees.function(call)))
                || node instanceof Expr.Subquery
                || node instanceof QueryPart.Window
                || node instanceof Expr.ColumnRef column && clock(Trees.name(column));
    }

    private static boolean clock(String name) {
        return CLOCK.contains(name.toLowerCase(java.util.Locale.ROOT));
    }
}
