package io.plumbline.sql.facts;

import io.plumbline.sql.Expr;
import io.plumbline.sql.Node;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.SelectItem;
import io.plumbline.sql.Statement;
import io.plumbline.sql.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Collects the facts in one walk; nesting and unused expressions take one more for each query that has some. */
public final class StructureReader {

    private static final Set<String> CHANGING = Set.of("""
            CURRENT_TIMESTAMP CURRENT_DATE CURRENT_TIME LOCALTIME LOCALTIMESTAMP SYSDATE SYSTIMESTAMP GETDATE
            NOW RANDOM RAND RANDSTR UNIFORM UUID_STRING GENERATE_UUID GEN_RANDOM_UUID UUID NEXTVAL
            """.strip().split("\\s+"));

    private final List<QueryBody.Select> selects = new ArrayList<>();
    private final List<QueryPart.Join> joins = new ArrayList<>();
    private final List<QueryPart.Join> cartesian = new ArrayList<>();
    private final List<Expr.Star> stars = new ArrayList<>();
    private final List<QueryBody.SetOperation> unions = new ArrayList<>();
    private final List<QueryPart.Cte> unused = new ArrayList<>();
    private final List<Expr.Call> calls = new ArrayList<>();
    private final List<Expr> filtered = new ArrayList<>();
    private final List<Expr> changing = new ArrayList<>();
    private final List<Expr.Subquery> subqueries = new ArrayList<>();
    private final List<Expr.Predicate> notIn = new ArrayList<>();
    private final List<Expr.Predicate> wildcards = new ArrayList<>();
    private int complexity = 1;

    private final Cartesian pairs;

    private StructureReader(Statement statement) {
        this.pairs = new Cartesian(statement);
    }

    public static Structure read(Statement statement) {
        StructureReader reader = new StructureReader(statement);
        statement.walk(node -> {
            reader.visit(node);
            return true;
        });
        Nesting nesting = Nesting.of(statement);
        return new Structure(
                reader.selects,
                reader.joins,
                reader.cartesian,
                reader.stars,
                reader.selects.stream()
                        .filter(s -> s.distinct() && s.distinctOn().isEmpty())
                        .toList(),
                reader.unions,
                reader.unused,
                reader.calls,
                reader.calls.stream().filter(c -> c.over() != null).toList(),
                nesting.sorted(),
                reader.filtered,
                reader.calls.stream().filter(StructureReader::countsDistinct).toList(),
                reader.changing,
                reader.subqueries,
                reader.notIn,
                reader.wildcards,
                nesting.depth(),
                reader.complexity);
    }

    private static boolean countsDistinct(Expr.Call call) {
        return call.distinct() && call.function().last().text().equalsIgnoreCase("count");
    }

    private void visit(Node node) {
        if (node instanceof Query query) {
            complexity += query.ctes().size();
            unused.addAll(UnusedCtes.of(query));
        } else if (node instanceof QueryBody.Select select) {
            selects.add(select);
            cartesian.addAll(pairs.of(select));
            filtered.addAll(Filters.functions(select));
            select.items().stream()
                    .map(SelectItem::expr)
                    .filter(Expr.Star.class::isInstance)
                    .forEach(star -> stars.add((Expr.Star) star));
        } else if (node instanceof QueryBody.SetOperation union) {
            unions.add(union);
            complexity += union.operators().size();
        } else if (node instanceof QueryPart.Join join) {
            joins.add(join);
            complexity++;
        } else if (node instanceof Expr expr) {
            expression(expr);
        }
    }

    private void expression(Expr expr) {
        if (expr instanceof Expr.Call call) {
            calls.add(call);
            if (changes(call.function().last().text())) {
                changing.add(call);
            }
        } else if (expr instanceof Expr.ColumnRef column) {
            boolean bare = column.name().parts().size() == 1;
            String word = column.name().last().text();
            if (!column.name().last().quoted() && changes(word) && (bare || word.equalsIgnoreCase("nextval"))) {
                changing.add(column);
            }
        } else if (expr instanceof Expr.Subquery subquery) {
            subqueries.add(subquery);
            complexity++;
        } else if (expr instanceof Expr.Case branches) {
            complexity += branches.whens().size();
        } else if (expr instanceof Expr.Operation operation) {
            complexity += (int) operation.operators().stream()
                    .filter(o -> o.equals("AND") || o.equals("OR"))
                    .count();
        } else if (expr instanceof Expr.Predicate predicate) {
            predicate(predicate);
        }
    }

    private static boolean changes(String word) {
        return CHANGING.contains(word.toUpperCase(Locale.ROOT));
    }

    private void predicate(Expr.Predicate predicate) {
        boolean subquery = predicate.arguments().stream().anyMatch(Expr.Subquery.class::isInstance);
        if (predicate.operator().equals("IN") && predicate.negated() && subquery) {
            notIn.add(predicate);
        }
        boolean like =
                predicate.operator().startsWith("LIKE") || predicate.operator().startsWith("ILIKE");
        if (like && predicate.arguments().stream().anyMatch(StructureReader::leadsWild)) {
            wildcards.add(predicate);
        }
    }

    private static boolean leadsWild(Expr pattern) {
        return pattern instanceof Expr.Literal literal
                && literal.kind() == Expr.LiteralKind.STRING
                && literal.text().startsWith("%");
    }
}
