package io.plumbline.sql.parser;

import io.plumbline.sql.Expr;
import io.plumbline.sql.Expr.LiteralKind;
import io.plumbline.sql.Token;
import io.plumbline.sql.Token.Type;
import java.util.List;

/** Values that begin with their type: {@code DATE '2020-01-01'}, {@code INTERVAL 1 DAY}, {@code ARRAY<INT64>[1]}. */
final class Typed {

    private final Grammar grammar;
    private final Cursor cursor;

    Typed(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
    }

    Expr constructor() {
        int start = cursor.position();
        String kind = cursor.token().word();
        grammar.types.parse();
        List<Expr> elements = List.of();
        if (cursor.accept("[")) {
            elements = grammar.expressions.list("]");
            cursor.expect("]");
        } else if (cursor.at("(")) {
            elements = grammar.expressions.inParentheses();
        }
        return new Expr.Group(kind, elements, cursor.since(start));
    }

    static boolean startsInterval(Token next) {
        return next.type() == Type.STRING
                || next.type() == Type.NUMBER
                || next.type() == Type.WORD && !Reserved.itemAlias(next.word())
                || next.word().equals("(")
                || next.word().equals("-");
    }

    Expr interval() {
        int start = cursor.position();
        cursor.next();
        Expr value = grammar.expressions.parse(Expressions.UNARY);
        StringBuilder unit = new StringBuilder();
        while (Types.isUnit(cursor.token().word()) || cursor.at("TO") && unit.length() > 0) {
            unit.append(unit.length() == 0 ? "" : " ").append(cursor.next().word());
            if (cursor.at("(")) {
                cursor.skipGroup();
            }
        }
        return new Expr.Interval(value, unit.toString(), cursor.since(start));
    }

    Expr literal() {
        int start = cursor.position();
        cursor.next();
        return new Expr.Literal(LiteralKind.TYPED, cursor.next().value(), cursor.since(start));
    }
}
