package io.plumbline.sql.parser;

import io.plumbline.sql.Expr;
import io.plumbline.sql.Ident;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.SelectItem;
import io.plumbline.sql.TableExpr;
import java.util.ArrayList;
import java.util.List;

/** {@code MATCH_RECOGNIZE}. */
final class Patterns {

    private final Grammar grammar;
    private final Cursor cursor;

    Patterns(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
    }

    TableExpr parse(TableExpr input, int start) {
        cursor.next();
        cursor.expect("(");
        List<Expr> partition = new ArrayList<>();
        if (cursor.accept("PARTITION", "BY")) {
            do {
                partition.add(grammar.expressions.parse());
            } while (cursor.accept(","));
        }
        List<QueryPart.SortKey> order = grammar.windows.orderBy();
        List<SelectItem> measures = cursor.accept("MEASURES") ? measures() : List.of();
        boolean all = cursor.at("ALL", "ROWS");
        cursor.skipTo("PATTERN");
        cursor.expect("PATTERN");
        cursor.skipGroup();
        cursor.skipTo("DEFINE");
        List<SelectItem> defines = cursor.accept("DEFINE") ? defines() : List.of();
        cursor.expect(")");
        return new TableExpr.Match(input, partition, order, measures, all, defines, null, cursor.since(start));
    }

    private List<SelectItem> measures() {
        List<SelectItem> found = new ArrayList<>();
        do {
            int start = cursor.position();
            if (cursor.atAny("FINAL", "RUNNING")) {
                cursor.next();
            }
            Expr value = grammar.expressions.parse();
            cursor.accept("AS");
            Ident alias = cursor.identifier("the name of a measure");
            found.add(new SelectItem(value, alias, cursor.since(start)));
        } while (cursor.accept(","));
        return found;
    }

    private List<SelectItem> defines() {
        List<SelectItem> found = new ArrayList<>();
        do {
            int start = cursor.position();
            Ident symbol = cursor.identifier("a symbol of the pattern");
            cursor.expect("AS");
            Expr condition = grammar.expressions.parse();
            found.add(new SelectItem(condition, symbol, cursor.since(start)));
        } while (cursor.accept(","));
        return found;
    }
}
