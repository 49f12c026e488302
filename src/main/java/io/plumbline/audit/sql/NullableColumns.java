package io.plumbline.audit.sql;

import io.plumbline.audit.dbt.Node;
import io.plumbline.model.Location;
import io.plumbline.sql.Expr;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what makes a column null for some rows: a left join, {@code nullif}, a CASE without ELSE, a conversion that may fail. */
final class NullableColumns {

    private static final int DEPTH = 20;

    private static final Set<String> MAKES_NULL = Set.of(
            "nullif",
            "nullifzero",
            "try_cast",
            "try_to_number",
            "try_to_decimal",
            "try_to_double",
            "try_to_date",
            "try_to_timestamp",
            "safe_cast");

    private final ParsedModels models;
    private final Grains grains;

    /**
     * @param text the SQL that makes it null
     * @param at its line
     */
    record Reason(String text, Location at) {}

    NullableColumns(ParsedModels models, Grains grains) {
        this.models = models;
        this.grains = grains;
    }

    /** Why a column of an earlier table of a FROM clause can be null where another one is joined; empty where nothing says so. */
    Optional<Reason> of(Scope scope, Scope.Item joined, Expr.ColumnRef column) {
        List<Scope.Item> items = scope.items();
        return items.subList(0, items.indexOf(joined)).stream()
                .filter(item -> !item.name().isEmpty() && item.name().equals(Trees.qualifier(column)))
                .findFirst()
                .filter(item -> !filtered(scope, Trees.name(column)))
                .flatMap(item -> of(scope, item, Trees.name(column), 0));
    }

    private Optional<Reason> of(Scope scope, Scope.Item item, String column, int depth) {
        Optional<Node> node = grains.node(scope, item.table());
        if (depth > DEPTH || node.filter(n -> grains.notNull(n, column)).isPresent()) {
            return Optional.empty();
        }
        QueryPart.Join join = item.join();
        if (join != null && join.kind() == QueryPart.JoinKind.LEFT) {
            return Optional.of(reason(
                    scope,
                    "left join " + item.name().toLowerCase(Locale.ROOT),
                    item.table().span()));
        }
        Query query = scope.queryOf(item.table());
        if (query != null && query.ctes().isEmpty() && query.body() instanceof QueryBody.Select select) {
            return made(new Scope(scope.model(), select, scope.seenBy(item.table()), query, false), column, depth);
        }
        return node.flatMap(n -> models.of(n.id()))
                .map(models::scopes)
                .map(scopes -> scopes.stream().filter(Scope::last).toList())
                .filter(last -> last.size() == 1)
                .flatMap(last -> made(last.get(0), column, depth));
    }

    /** Why a column that a SELECT gives out can be null. */
    private Optional<Reason> made(Scope scope, String column, int depth) {
        if (filtered(scope, column)
                || scope.items().stream()
                        .anyMatch(item -> item.join() != null
                                && (item.join().kind() == QueryPart.JoinKind.RIGHT
                                        || item.join().kind() == QueryPart.JoinKind.FULL))) {
            return Optional.empty();
        }
        return scope.select().items().stream()
                .filter(item -> column.equalsIgnoreCase(item.outputName()))
                .findFirst()
                .flatMap(item -> made(scope, item.expr(), depth))
                .or(() -> passed(scope, column, depth));
    }

    private Optional<Reason> made(Scope scope, Expr expr, int depth) {
        Expr plain = Expr.plain(expr);
        boolean makes = plain instanceof Expr.Case branches && isNull(branches.otherwise())
                || plain instanceof Expr.Cast cast && cast.safe()
                || MAKES_NULL.contains(Trees.function(plain));
        if (makes) {
            return Optional.of(reason(scope, scope.model().text(plain.span()), plain.span()));
        }
        Expr.ColumnRef column = Trees.column(expr);
        if (column == null || filtered(scope, Trees.name(column))) {
            return Optional.empty();
        }
        return scope.items().stream()
                .filter(item -> item.name().equals(Trees.qualifier(column))
                                && !item.name().isEmpty()
                        || Trees.qualifier(column).isEmpty() && scope.items().size() == 1)
                .findFirst()
                .flatMap(item -> of(scope, item, Trees.name(column), depth + 1));
    }

    /** Why a column behind a plain star over one table can be null. */
    private Optional<Reason> passed(Scope scope, String column, int depth) {
        boolean star = scope.select().items().size() == 1
                && scope.select().items().get(0).expr() instanceof Expr.Star one
                && one.excluded().isEmpty()
                && one.replaced().isEmpty()
                && one.renamed().isEmpty();
        return star && scope.items().size() == 1
                ? of(scope, scope.items().get(0), column, depth + 1)
                : Optional.empty();
    }

    private static boolean isNull(@Nullable Expr expr) {
        return expr == null || expr instanceof Expr.Literal literal && literal.kind() == Expr.LiteralKind.NULL;
    }

    /** Whether a condition of WHERE or QUALIFY names the column, so that its nulls may be gone. */
    private static boolean filtered(Scope scope, String column) {
        return scope.where().stream()
                .flatMap(condition -> Trees.columns(condition).stream())
                .anyMatch(named -> Trees.name(named).equalsIgnoreCase(column));
    }

    private static Reason reason(Scope scope, String text, Span span) {
        return new Reason(text.length() > 80 ? text.substring(0, 77) + "..." : text, scope.at(span));
    }
}
