package io.plumbline.audit.sql;

import io.plumbline.sql.Expr;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Expressions of a model that meet a condition, each with a key that survives a shift of lines. */
final class Conditions {

    /** An expression, its text, and what tells it from equal ones in the model. */
    record Found(Expr expr, String text, String key) {}

    private Conditions() {}

    /** Expressions under WHERE, ON, HAVING, QUALIFY and CASE WHEN. */
    static Stream<Found> of(Parsed model, Predicate<Expr> what) {
        List<Expr> conditions = new ArrayList<>();
        model.query().walk(node -> {
            if (node instanceof QueryBody.Select select) {
                Stream.of(select.where(), select.having(), select.qualify())
                        .flatMap(Stream::ofNullable)
                        .forEach(conditions::add);
            } else if (node instanceof QueryPart.Join join && join.on() != null) {
                conditions.add(join.on());
            } else if (node instanceof Expr.Case choice && choice.operand() == null) {
                choice.whens().forEach(when -> conditions.add(when.condition()));
            }
            return true;
        });
        return distinct(model, conditions, what);
    }

    /** Every expression of the model. */
    static Stream<Found> anywhere(Parsed model, Predicate<Expr> what) {
        return distinct(model, List.of(), what, model.query());
    }

    private static Stream<Found> distinct(Parsed model, List<Expr> roots, Predicate<Expr> what) {
        return distinct(model, roots, what, roots.toArray(new io.plumbline.sql.Node[0]));
    }

    private static Stream<Found> distinct(
            Parsed model, List<Expr> roots, Predicate<Expr> what, io.plumbline.sql.Node... trees) {
        boolean all = roots.isEmpty();
        Map<Span, Expr> found = new LinkedHashMap<>();
        for (io.plumbline.sql.Node tree : trees) {
            tree.walk(node -> {
                if (node instanceof Expr expr && what.test(expr)) {
                    found.putIfAbsent(expr.span(), expr);
                }
                return all || !(node instanceof Query);
            });
        }
        Map<String, Integer> count = new HashMap<>();
        return found.values().stream().map(expr -> {
            String text = model.text(expr.span());
            return new Found(expr, text, text + "#" + count.merge(text, 1, Integer::sum));
        });
    }
}
