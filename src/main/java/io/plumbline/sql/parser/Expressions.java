package io.plumbline.sql.parser;

import io.plumbline.sql.Expr;
import io.plumbline.sql.Ident;
import io.plumbline.sql.Token;
import io.plumbline.sql.Token.Type;
import java.util.ArrayList;
import java.util.List;

/** Operators by precedence (Pratt), with what follows an operand: casts, paths, {@code AT TIME ZONE}. */
final class Expressions {

    static final int OR = 1;
    static final int AND = 2;
    static final int PREDICATE = 4;
    /** What a predicate takes as operand: everything that binds tighter than a comparison. */
    static final int OPERAND = 5;

    static final int ADDITIVE = 6;
    static final int MULTIPLICATIVE = 7;
    static final int UNARY = 8;
    private static final int NONE = -1;

    /** Suffixes of one operand; more than any person writes, and few enough for a low tree. */
    private static final int MAX_SUFFIXES = 500;

    private final Grammar grammar;

    Expressions(Grammar grammar) {
        this.grammar = grammar;
    }

    Expr parse() {
        return parse(0);
    }

    /** An expression whose operators bind at least as tight as {@code least}. */
    Expr parse(int least) {
        Cursor cursor = grammar.cursor;
        cursor.enter();
        int start = cursor.position();
        Expr left = prefix();
        int chained = 0;
        while (true) {
            int level = level();
            if (level < least || level == NONE) {
                cursor.leave();
                return left;
            }
            if (++chained > MAX_SUFFIXES) {
                throw cursor.expected("fewer than " + MAX_SUFFIXES + " predicates in a row");
            }
            left = level == PREDICATE ? grammar.predicates.after(left, start) : chain(left, level, start);
        }
    }

    /** {@code a, b, c}; a comma before {@code close} is allowed. */
    List<Expr> list(String close) {
        Cursor cursor = grammar.cursor;
        List<Expr> found = new ArrayList<>();
        while (!cursor.at(close)) {
            found.add(parse());
            if (!cursor.accept(",")) {
                break;
            }
        }
        return found;
    }

    /** {@code (a, b)}. */
    List<Expr> inParentheses() {
        grammar.cursor.expect("(");
        List<Expr> found = list(")");
        grammar.cursor.expect(")");
        return found;
    }

    private Expr chain(Expr first, int level, int start) {
        Cursor cursor = grammar.cursor;
        List<Expr> operands = new ArrayList<>();
        List<String> operators = new ArrayList<>();
        operands.add(first);
        do {
            operators.add(operator());
            operands.add(parse(level + 1));
        } while (level() == level);
        return new Expr.Operation(operands, operators, cursor.since(start));
    }

    private String operator() {
        Cursor cursor = grammar.cursor;
        String word = cursor.next().word();
        if (word.equals("OPERATOR") && cursor.at("(")) {
            cursor.skipGroup();
            return "OPERATOR";
        }
        if ((word.equals(">") || word.equals("<")) && cursor.at(word)) {
            return word + cursor.next().word();
        }
        return word;
    }

    private int level() {
        Cursor cursor = grammar.cursor;
        Token token = cursor.token();
        if (token.type() != Type.WORD && token.type() != Type.OPERATOR) {
            return NONE;
        }
        return switch (token.word()) {
            case "OR", "XOR" -> OR;
            case "AND" -> AND;
            case "=",
                    "==",
                    "<>",
                    "!=",
                    "<=",
                    ">=",
                    "<=>",
                    "IS",
                    "IN",
                    "LIKE",
                    "ILIKE",
                    "RLIKE",
                    "REGEXP",
                    "BETWEEN",
                    "ISNULL",
                    "NOTNULL",
                    "GLOB",
                    "OVERLAPS" -> PREDICATE;
            case "<", ">" -> cursor.ahead(1).word().equals(token.word()) ? OPERAND : PREDICATE;
            case "SIMILAR" -> cursor.ahead(1).word().equals("TO") ? PREDICATE : NONE;
            case "NOT" -> Predicates.negatable(cursor.ahead(1).word()) ? PREDICATE : NONE;
            case "||",
                    "|",
                    "&",
                    "^",
                    "#",
                    "->",
                    "#>",
                    "#>>",
                    "@>",
                    "<@",
                    "&&",
                    "~",
                    "~*",
                    "!~",
                    "!~*",
                    "~~",
                    "@",
                    "^@",
                    "**" -> OPERAND;
            case "->>" -> arrowText(cursor);
            case "OPERATOR" -> cursor.ahead(1).word().equals("(") ? OPERAND : NONE;
            case "+", "-" -> ADDITIVE;
            case "*", "/", "%", "//", "DIV", "MOD" -> multiplicative(cursor, token.word());
            default -> NONE;
        };
    }

    /** {@code ->>} reads JSON in Postgres and its kin; in Snowflake it starts the next statement of a flow. */
    private static int arrowText(Cursor cursor) {
        return cursor.dialect() == io.plumbline.sql.Dialect.SNOWFLAKE ? NONE : OPERAND;
    }

    private static int multiplicative(Cursor cursor, String word) {
        if (!word.equals("DIV") && !word.equals("MOD")) {
            return MULTIPLICATIVE;
        }
        Type next = cursor.ahead(1).type();
        return next == Type.NUMBER
                        || next == Type.WORD
                                && !Reserved.itemAlias(cursor.ahead(1).word())
                ? MULTIPLICATIVE
                : NONE;
    }

    private Expr prefix() {
        Cursor cursor = grammar.cursor;
        int start = cursor.position();
        switch (cursor.token().word()) {
            case "NOT" -> {
                cursor.next();
                return new Expr.Unary("NOT", parse(PREDICATE), cursor.since(start));
            }
            case "-", "+", "~", "!", "@", "**" -> {
                String operator = cursor.next().word();
                return new Expr.Unary(operator, parse(UNARY), cursor.since(start));
            }
            case "PRIOR", "CONNECT_BY_ROOT" -> {
                if (cursor.ahead(1).type() == Type.WORD || cursor.ahead(1).type() == Type.QUOTED) {
                    String operator = cursor.next().word();
                    return new Expr.Unary(operator, parse(UNARY), cursor.since(start));
                }
            }
            default -> {
                // an operand
            }
        }
        return suffixes(grammar.primaries.parse(), start);
    }

    private Expr suffixes(Expr operand, int start) {
        Cursor cursor = grammar.cursor;
        Expr result = operand;
        for (int count = 0; count < MAX_SUFFIXES; count++) {
            Expr more = suffix(result, start);
            if (more == result) {
                return result;
            }
            result = more;
        }
        throw cursor.expected("fewer than " + MAX_SUFFIXES + " casts and paths on one value");
    }

    private Expr suffix(Expr operand, int start) {
        Cursor cursor = grammar.cursor;
        return switch (cursor.token().word()) {
            case "::" -> {
                cursor.next();
                String type = grammar.types.parse();
                yield new Expr.Cast(operand, type, false, cursor.since(start));
            }
            case "[", ".", ":", "?." -> startsPath(operand) ? path(operand, start) : operand;
            case "COLLATE" -> {
                cursor.next();
                String collation = cursor.next().text();
                while (cursor.accept(".")) {
                    collation = cursor.next().text();
                }
                yield new Expr.Unary("COLLATE " + collation, operand, cursor.since(start));
            }
            case "AT" -> {
                if (!cursor.acceptAll("AT", "TIME", "ZONE")) {
                    yield operand;
                }
                Expr zone = parse(UNARY);
                yield new Expr.Operation(List.of(operand, zone), List.of("AT TIME ZONE"), cursor.since(start));
            }
            case "(" -> {
                if (!cursor.acceptAll("(", "+", ")")) {
                    yield operand;
                }
                yield new Expr.Unary("(+)", operand, cursor.since(start));
            }
            default -> operand;
        };
    }

    private boolean startsPath(Expr operand) {
        Cursor cursor = grammar.cursor;
        Type next = cursor.ahead(1).type();
        return switch (cursor.token().word()) {
            case "[" -> true;
            case "." -> next == Type.WORD || next == Type.QUOTED || next == Type.VARIABLE;
            default ->
                cursor.dialect().colonPaths()
                        && (next == Type.WORD || next == Type.QUOTED)
                        && !(operand instanceof Expr.Literal);
        };
    }

    private Expr path(Expr operand, int start) {
        Cursor cursor = grammar.cursor;
        List<Expr.Step> steps = new ArrayList<>();
        while (cursor.atAny("[", ".", ":") && startsPath(operand)) {
            if (cursor.accept("[")) {
                steps.add(new Expr.Step(null, index()));
            } else {
                cursor.next();
                Ident field = cursor.ident(cursor.next());
                steps.add(new Expr.Step(field, List.of()));
            }
        }
        return new Expr.Path(operand, steps, cursor.since(start));
    }

    private List<Expr> index() {
        Cursor cursor = grammar.cursor;
        List<Expr> bounds = new ArrayList<>();
        while (!cursor.at("]")) {
            if (!cursor.accept(":") && !cursor.accept(",")) {
                bounds.add(parse());
                if (!cursor.atAny(":", ",", "]")) {
                    throw cursor.expected("']'");
                }
            }
        }
        cursor.expect("]");
        return bounds;
    }
}
