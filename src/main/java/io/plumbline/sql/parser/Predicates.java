package io.plumbline.sql.parser;

import io.plumbline.sql.Expr;
import java.util.ArrayList;
import java.util.List;

/** Comparisons and the predicates written in words. */
final class Predicates {

    private final Grammar grammar;

    Predicates(Grammar grammar) {
        this.grammar = grammar;
    }

    /** Whether a predicate's word may follow {@code NOT}. */
    static boolean negatable(String word) {
        return switch (word) {
            case "IN", "LIKE", "ILIKE", "RLIKE", "REGEXP", "BETWEEN", "SIMILAR", "GLOB" -> true;
            default -> false;
        };
    }

    /** The predicate at the cursor, whose left operand was read already. */
    Expr after(Expr left, int start) {
        Cursor cursor = grammar.cursor;
        boolean negated = cursor.accept("NOT");
        String word = cursor.next().word();
        return switch (word) {
            case "IN" -> in(left, negated, start);
            case "BETWEEN" -> between(left, negated, start);
            case "LIKE", "ILIKE", "RLIKE", "REGEXP", "GLOB" -> like(left, word, negated, start);
            case "SIMILAR" -> {
                cursor.expect("TO");
                yield like(left, "SIMILAR TO", negated, start);
            }
            case "IS" -> is(left, start);
            case "ISNULL", "NOTNULL" ->
                new Expr.Predicate(left, "IS NULL", word.equals("NOTNULL"), List.of(), cursor.since(start));
            default -> comparison(left, word, start);
        };
    }

    private Expr comparison(Expr left, String operator, int start) {
        List<Expr> operands = new ArrayList<>(List.of(left, grammar.expressions.parse(Expressions.OPERAND)));
        return new Expr.Operation(operands, List.of(operator), grammar.cursor.since(start));
    }

    private Expr in(Expr left, boolean negated, int start) {
        Cursor cursor = grammar.cursor;
        List<Expr> values;
        if (cursor.at("(")) {
            Expr group = grammar.expressions.parse(Expressions.UNARY);
            values = group instanceof Expr.Group list && list.kind().equals("TUPLE") ? list.elements() : List.of(group);
        } else {
            values = List.of(grammar.expressions.parse(Expressions.OPERAND));
        }
        return new Expr.Predicate(left, "IN", negated, values, cursor.since(start));
    }

    private Expr between(Expr left, boolean negated, int start) {
        Cursor cursor = grammar.cursor;
        boolean symmetric = cursor.accept("SYMMETRIC") || cursor.accept("ASYMMETRIC");
        Expr low = grammar.expressions.parse(Expressions.OPERAND);
        cursor.expect("AND");
        Expr high = grammar.expressions.parse(Expressions.OPERAND);
        String operator = symmetric ? "BETWEEN SYMMETRIC" : "BETWEEN";
        return new Expr.Predicate(left, operator, negated, List.of(low, high), cursor.since(start));
    }

    private Expr like(Expr left, String word, boolean negated, int start) {
        Cursor cursor = grammar.cursor;
        String operator = word;
        if (cursor.atAny("ANY", "ALL", "SOME") && cursor.ahead(1).word().equals("(")) {
            operator += " " + cursor.next().word();
        }
        List<Expr> patterns = new ArrayList<>();
        Expr pattern = grammar.expressions.parse(Expressions.OPERAND);
        if (pattern instanceof Expr.Group list && list.kind().equals("TUPLE")) {
            patterns.addAll(list.elements());
        } else {
            patterns.add(pattern);
        }
        if (cursor.accept("ESCAPE")) {
            patterns.add(grammar.expressions.parse(Expressions.OPERAND));
        }
        return new Expr.Predicate(left, operator, negated, patterns, cursor.since(start));
    }

    private Expr is(Expr left, int start) {
        Cursor cursor = grammar.cursor;
        boolean negated = cursor.accept("NOT");
        if (cursor.accept("DISTINCT", "FROM")) {
            List<Expr> other = List.of(grammar.expressions.parse(Expressions.OPERAND));
            return new Expr.Predicate(left, "IS DISTINCT FROM", negated, other, cursor.since(start));
        }
        if (!cursor.atAny("NULL", "TRUE", "FALSE", "UNKNOWN", "JSON", "NAN", "DOCUMENT", "NORMALIZED")) {
            throw cursor.expected("NULL, TRUE, FALSE or DISTINCT FROM after IS");
        }
        String operator = "IS " + cursor.next().word();
        if (operator.equals("IS JSON") && cursor.atAny("OBJECT", "ARRAY", "SCALAR", "VALUE")) {
            operator += " " + cursor.next().word();
        }
        return new Expr.Predicate(left, operator, negated, List.of(), cursor.since(start));
    }
}
