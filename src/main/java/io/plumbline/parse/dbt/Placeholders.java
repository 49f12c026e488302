package io.plumbline.parse.dbt;

import io.plumbline.model.Relation;
import io.plumbline.model.RenderedSql;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Marks in rendered text that stand for the names of a relation until every node's relation is known: a number between
 * two private-use characters, four numbers for each call (unused, database, schema, identifier), the first four for
 * {@code this}.
 */
final class Placeholders {

    private static final char OPEN = '\uE000';
    private static final char CLOSE = '\uE001';

    private Placeholders() {}

    static RelationValue current(@Nullable String type) {
        return relation(0, type);
    }

    /** The relation of the call at an index of the draft's relations. */
    static RelationValue of(int index) {
        return relation(index + 1, null);
    }

    private static RelationValue relation(int slot, @Nullable String type) {
        return new RelationValue(mark(slot, 1), mark(slot, 2), mark(slot, 3), type);
    }

    private static String mark(int slot, int part) {
        return OPEN + Integer.toString(slot * 4 + part) + CLOSE;
    }

    static RenderedSql resolve(
            RenderedSql sql, @Nullable Relation current, List<Call> calls, Function<Call, Relation> relations) {
        String text = sql.text();
        if (text.indexOf(OPEN) < 0) {
            return sql;
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf(OPEN, at);
            int close = open < 0 ? -1 : text.indexOf(CLOSE, open);
            if (close < 0) {
                break;
            }
            out.append(text, at, open);
            String name = name(text.substring(open + 1, close), current, calls, relations);
            at = close + 1;
            if (name == null) {
                at = at < text.length() && text.charAt(at) == '.' ? at + 1 : at;
            } else {
                out.append(name);
            }
        }
        return new RenderedSql(out.append(text, at, text.length()).toString(), sql.lines(), sql.whole());
    }

    private static @Nullable String name(
            String number, @Nullable Relation current, List<Call> calls, Function<Call, Relation> relations) {
        int value = number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : -1;
        int slot = value / 4;
        if (value < 0 || slot > calls.size() || (slot == 0 && current == null)) {
            return number;
        }
        Relation relation = slot == 0 ? current : relations.apply(calls.get(slot - 1));
        if (relation == null) {
            return number;
        }
        return switch (value % 4) {
            case 1 -> relation.database();
            case 2 -> relation.schema();
            default -> relation.identifier();
        };
    }
}
