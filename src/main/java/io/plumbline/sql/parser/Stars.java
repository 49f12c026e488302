package io.plumbline.sql.parser;

import io.plumbline.sql.Expr;
import io.plumbline.sql.Ident;
import io.plumbline.sql.Name;
import io.plumbline.sql.SelectItem;
import io.plumbline.sql.Token.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code *} with {@code EXCLUDE}, {@code REPLACE}, {@code RENAME} and {@code ILIKE}. */
final class Stars {

    private final Grammar grammar;
    private final Cursor cursor;

    Stars(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
    }

    /** The star at the cursor, whose qualifier was read already. */
    Expr parse(@Nullable Name qualifier, int start) {
        cursor.expect("*");
        String ilike = null;
        List<Ident> excluded = new ArrayList<>();
        List<SelectItem> replaced = new ArrayList<>();
        List<Expr.Rename> renamed = new ArrayList<>();
        while (true) {
            if (cursor.at("ILIKE") && cursor.ahead(1).type() == Type.STRING) {
                cursor.next();
                ilike = cursor.next().value();
            } else if (cursor.atAny("EXCLUDE", "EXCEPT") && startsColumns()) {
                cursor.next();
                columns(excluded);
            } else if (cursor.at("REPLACE", "(")) {
                cursor.next();
                replaced.addAll(replacements());
            } else if (cursor.at("RENAME") && startsColumns()) {
                cursor.next();
                renames(renamed);
            } else {
                return new Expr.Star(qualifier, excluded, replaced, renamed, ilike, cursor.since(start));
            }
        }
    }

    /** {@code EXCEPT} also joins queries: then a query follows and no column. */
    private boolean startsColumns() {
        if (cursor.ahead(1).word().equals("(")) {
            return !grammar.primaries.startsQuery(2) && !cursor.ahead(2).word().equals("(");
        }
        return !cursor.at("EXCEPT")
                && (cursor.ahead(1).type() == Type.QUOTED || cursor.ahead(1).type() == Type.WORD);
    }

    private void columns(List<Ident> into) {
        if (!cursor.accept("(")) {
            into.add(column());
            return;
        }
        while (!cursor.at(")")) {
            into.add(column());
            if (!cursor.accept(",")) {
                break;
            }
        }
        cursor.expect(")");
    }

    private Ident column() {
        Ident column = cursor.identifier("a column");
        while (cursor.accept(".")) {
            column = cursor.identifier("a column");
        }
        return column;
    }

    private List<SelectItem> replacements() {
        List<SelectItem> found = new ArrayList<>();
        cursor.expect("(");
        while (!cursor.at(")")) {
            int start = cursor.position();
            Expr value = grammar.expressions.parse();
            cursor.expect("AS");
            Ident alias = cursor.identifier("a column");
            found.add(new SelectItem(value, alias, cursor.since(start)));
            if (!cursor.accept(",")) {
                break;
            }
        }
        cursor.expect(")");
        return found;
    }

    private void renames(List<Expr.Rename> into) {
        boolean many = cursor.accept("(");
        do {
            if (cursor.at(")")) {
                break;
            }
            Ident from = column();
            cursor.expect("AS");
            into.add(new Expr.Rename(from, cursor.identifier("a new name")));
        } while (many && cursor.accept(","));
        if (many) {
            cursor.expect(")");
        }
    }
}
