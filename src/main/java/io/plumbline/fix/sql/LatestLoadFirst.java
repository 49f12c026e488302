package io.plumbline.fix.sql;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.Source;
import io.plumbline.sql.Expr;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.TableExpr;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Keeps the row of a partition that was loaded last, as the source says when rows were loaded. */
@Mends(
        value = "non-deterministic-row-number",
        by = "orders by the loaded_at_field of the source, latest first, where the rows pass it on unchanged",
        unless = "the rows do not pass on that of exactly one source, or do not come whole from one table")
final class LatestLoadFirst implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        Template template = Template.of(finding, bench).orElse(null);
        Model model = bench.model(finding).orElse(null);
        if (template == null || model == null) {
            return List.of();
        }
        List<Expr.Call> calls = template.quoted(Expr.Call.class, finding.facts().get("window"));
        List<String> columns = loadTimes(model, bench);
        return calls.size() == 1 && columns.size() == 1 && givesAll(template.query(), calls.get(0))
                ? ordered(template, calls.get(0), columns.get(0)).map(List::of).orElse(List.of())
                : List.of();
    }

    private static Optional<Edit> ordered(Template template, Expr.Call call, String column) {
        QueryPart.Window window = Objects.requireNonNull(call.over());
        String latest = column.toLowerCase(Locale.ROOT) + " desc";
        List<QueryPart.SortKey> keys = window.orderBy();
        if (keys.isEmpty()) {
            List<Expr> partition = window.partitionBy();
            return template.insert(partition.get(partition.size() - 1).span().end(), " order by " + latest);
        }
        return template.replace(
                keys.get(0).span().start(), keys.get(keys.size() - 1).span().end(), latest);
    }

    /** The columns of a model that pass on what their source names as its load time. */
    private static List<String> loadTimes(Model model, Workbench bench) {
        return bench.columns(model).orElse(List.of()).stream()
                .filter(column -> column.matches("\\w+"))
                .filter(column -> bench.origin(model, column)
                        .filter(from -> from.node() instanceof Source source
                                && from.column().equalsIgnoreCase(source.loadedAtField()))
                        .isPresent())
                .toList();
    }

    /** Whether the window's SELECT gives the rows of one table as they are, and the query gives its rows so in turn. */
    private static boolean givesAll(Query query, Expr.Call call) {
        if (!(query.body() instanceof QueryBody.Select last) || !isWhole(last)) {
            return false;
        }
        return picks(last, call)
                || named(query, last)
                        .map(Query::body)
                        .filter(body ->
                                body instanceof QueryBody.Select select && isWhole(select) && picks(select, call))
                        .isPresent();
    }

    private static boolean picks(QueryBody.Select select, Expr.Call call) {
        Expr qualify = select.qualify();
        return qualify != null && qualify.all(Expr.Call.class).contains(call);
    }

    private static boolean isWhole(QueryBody.Select select) {
        return select.from() != null
                && select.from().joins().isEmpty()
                && select.from().first() instanceof TableExpr.Table
                && select.items().size() == 1
                && select.items().get(0).expr() instanceof Expr.Star star
                && star.excluded().isEmpty()
                && star.replaced().isEmpty()
                && star.renamed().isEmpty()
                && star.ilike() == null;
    }

    /** The common table expression that a SELECT reads; empty where it reads a table. */
    private static Optional<Query> named(Query query, QueryBody.Select select) {
        return select.from() != null && select.from().first() instanceof TableExpr.Table table
                ? query.ctes().stream()
                        .filter(cte -> table.name().parts().size() == 1
                                && cte.columns().isEmpty()
                                && cte.name()
                                        .folded()
                                        .equals(table.name().last().folded()))
                        .map(QueryPart.Cte::query)
                        .findFirst()
                : Optional.empty();
    }
}
