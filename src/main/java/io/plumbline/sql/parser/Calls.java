package io.plumbline.sql.parser;

import io.plumbline.sql.Expr;
import io.plumbline.sql.Expr.LiteralKind;
import io.plumbline.sql.Ident;
import io.plumbline.sql.Name;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.Span;
import io.plumbline.sql.Token;
import io.plumbline.sql.Token.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Function calls with their own syntax inside and after the parentheses. */
final class Calls {

    private final Grammar grammar;
    private final Cursor cursor;

    Calls(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
    }

    /** The call whose name was read already; the cursor stands at its parenthesis. */
    Expr parse(Name function, int start) {
        cursor.expect("(");
        String name = function.parts().get(0).text().toUpperCase(java.util.Locale.ROOT);
        boolean distinct = cursor.accept("DISTINCT");
        if (!distinct && cursor.at("ALL") && !cursor.ahead(1).word().equals(")")) {
            cursor.accept("ALL");
        }
        List<Expr.Argument> arguments = arguments(function.parts().size() == 1 ? name : "");
        String before = nulls();
        List<QueryPart.SortKey> order = grammar.windows.orderBy();
        String after = inner(arguments);
        String nulls = before.isEmpty() ? after : before;
        cursor.expect(")");
        if (cursor.at("(") && !cursor.ahead(1).word().equals("+")) {
            arguments.addAll(curried());
        }
        if (cursor.acceptAll("WITHIN", "GROUP", "(")) {
            order = grammar.windows.orderBy();
            cursor.expect(")");
        }
        nulls = nulls.isEmpty() ? nulls() : nulls;
        Expr filter = filter();
        nulls = nulls.isEmpty() ? nulls() : nulls;
        cursor.accept("FROM", "FIRST");
        cursor.accept("FROM", "LAST");
        nulls = nulls.isEmpty() ? nulls() : nulls;
        QueryPart.Window over = cursor.at("OVER") && overFollows() ? over() : null;
        return new Expr.Call(function, arguments, distinct, order, filter, nulls, over, cursor.since(start));
    }

    /** The call of a method on a value, which becomes its first argument. */
    Expr on(Expr operand, Name function, int start) {
        Expr.Call call = (Expr.Call) parse(function, start);
        List<Expr.Argument> arguments = new ArrayList<>();
        arguments.add(new Expr.Argument(null, operand));
        arguments.addAll(call.arguments());
        return new Expr.Call(
                function,
                arguments,
                call.distinct(),
                call.orderBy(),
                call.filter(),
                call.nulls(),
                call.over(),
                call.span());
    }

    private boolean overFollows() {
        Token next = cursor.ahead(1);
        return next.word().equals("(") || next.type() == Type.WORD && !Reserved.itemAlias(next.word());
    }

    private QueryPart.Window over() {
        cursor.next();
        return grammar.windows.over();
    }

    private List<Expr.Argument> curried() {
        List<Expr.Argument> more = new ArrayList<>();
        grammar.expressions.inParentheses().forEach(value -> more.add(new Expr.Argument(null, value)));
        return more;
    }

    private String nulls() {
        if (cursor.at("IGNORE", "NULLS") || cursor.at("RESPECT", "NULLS")) {
            String word = cursor.next().word();
            cursor.next();
            return word + " NULLS";
        }
        return "";
    }

    private @Nullable Expr filter() {
        if (!cursor.acceptAll("FILTER", "(")) {
            return null;
        }
        cursor.accept("WHERE");
        Expr condition = grammar.expressions.parse();
        cursor.expect(")");
        return condition;
    }

    /** What may stand after the arguments, inside the parentheses. */
    private String inner(List<Expr.Argument> arguments) {
        String nulls = nulls();
        while (!cursor.at(")")) {
            if (cursor.accept("LIMIT") || cursor.accept("SEPARATOR") || cursor.accept("OFFSET")) {
                arguments.add(new Expr.Argument(null, grammar.expressions.parse()));
            } else if (cursor.accept("HAVING")) {
                cursor.next();
                arguments.add(new Expr.Argument(null, grammar.expressions.parse()));
            } else if (cursor.accept("RETURNING")) {
                grammar.types.parse();
            } else if (cursor.at("TRUNCATE") && cursor.ahead(1).type() == Type.STRING || cursor.at("FORMAT", "JSON")) {
                cursor.next();
                cursor.next();
            } else if (cursor.atAny(
                    "NULL",
                    "ABSENT",
                    "ERROR",
                    "WITH",
                    "WITHOUT",
                    "DEFAULT",
                    "ON",
                    "EMPTY",
                    "WRAPPER",
                    "CONDITIONAL",
                    "ARRAY",
                    "OVERFLOW",
                    "COUNT",
                    "TRUNCATE",
                    "UNIQUE",
                    "OMIT",
                    "QUOTES",
                    "KEYS")) {
                cursor.next();
            } else if (!nulls.isEmpty()) {
                break;
            } else {
                nulls = nulls();
                if (nulls.isEmpty()) {
                    break;
                }
            }
        }
        if (!cursor.at(")")) {
            throw cursor.expected("',' or ')'");
        }
        return nulls;
    }

    private List<Expr.Argument> arguments(String function) {
        List<Expr.Argument> found = new ArrayList<>();
        while (!cursor.at(")") && !cursor.at("ORDER", "BY")) {
            if (atArgumentWord(function)) {
                cursor.next();
                continue;
            }
            found.add(argument(function, unitPlace(function, found)));
            if (!cursor.accept(",") && !separator(function)) {
                break;
            }
        }
        return found;
    }

    private boolean atArgumentWord(String function) {
        return switch (function) {
            case "TRIM" -> cursor.atAny("BOTH", "LEADING", "TRAILING", "FROM");
            case "JSON_OBJECT" -> cursor.at("KEY") && cursor.ahead(1).type() == Type.STRING;
            default -> false;
        };
    }

    private boolean separator(String function) {
        return switch (function) {
            case "EXTRACT", "TRIM", "SUBSTRING", "SUBSTR", "OVERLAY", "NORMALIZE" ->
                cursor.accept("FROM") || cursor.accept("FOR") || cursor.accept("PLACING");
            case "POSITION" -> cursor.accept("IN");
            case "CONVERT", "TRANSLATE" -> cursor.accept("USING");
            case "JSON_OBJECT", "JSON_OBJECTAGG", "OBJECT_CONSTRUCT" -> cursor.accept(":") || cursor.accept("VALUE");
            case "PREDICT", "AI_PREDICT", "COLUMNS", "XMLTABLE", "JSON_TABLE" -> cursor.accept("PASSING");
            default -> false;
        };
    }

    /** Whether a bare unit like {@code day} may stand at this place among the arguments. */
    private boolean unitPlace(String function, List<Expr.Argument> before) {
        String next = cursor.ahead(1).word();
        if (function.equals("EXTRACT")) {
            return before.isEmpty() && next.equals("FROM");
        }
        if (!DateParts.takenBy(function)) {
            return false;
        }
        boolean first = before.isEmpty() && next.equals(",") && !function.equals("LAST_DAY");
        boolean last = !before.isEmpty() && next.equals(")") && DateParts.lastFor(function, cursor.dialect());
        return first || last;
    }

    private Expr.Argument argument(String function, boolean unit) {
        int start = cursor.position();
        Token token = cursor.token();
        String next = cursor.ahead(1).word();
        if (unit && token.type() == Type.WORD && DateParts.isPart(token.word())) {
            cursor.next();
            return new Expr.Argument(null, new Expr.Literal(LiteralKind.WORD, token.text(), token.span()));
        }
        Ident name = null;
        if (cursor.atIdentifier() && (next.equals("=>") || next.equals(":="))) {
            name = cursor.ident(cursor.next());
            cursor.next();
        }
        Expr value = value(function);
        if (name == null && cursor.accept("AS")) {
            name = alias(start);
        } else if (function.equals("STRUCT") && cursor.atIdentifier()) {
            name = cursor.ident(cursor.next());
        }
        return new Expr.Argument(name, value);
    }

    /** {@code AS name} of a struct's field, or {@code AS type} of functions written like CAST. */
    private Ident alias(int start) {
        Token token = cursor.token();
        if (token.type() == Type.QUOTED) {
            return cursor.ident(cursor.next());
        }
        String type = grammar.types.parse();
        Span span = cursor.since(start);
        return new Ident(type, type, false, span);
    }

    private Expr value(String function) {
        int start = cursor.position();
        if (grammar.primaries.startsQuery(0)) {
            return new Expr.Subquery(grammar.queries.parse(), "", cursor.since(start));
        }
        if (cursor.at("TABLE")
                && (cursor.ahead(1).word().equals("(") || cursor.ahead(1).type() == Type.WORD)) {
            return grammar.tables.value();
        }
        if (cursor.at("LAMBDA") && cursor.ahead(1).type() == Type.WORD) {
            cursor.next();
        }
        return grammar.expressions.parse(function.equals("POSITION") ? Expressions.OPERAND : 0);
    }
}
