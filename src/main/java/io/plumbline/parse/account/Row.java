package io.plumbline.parse.account;

import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import io.plumbline.model.account.Spread;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of an extract; a column that the extract does not declare is no column of it.
 *
 * @param cells column in upper case to its text; empty text is a missing value
 * @param at the lines it stands on
 */
record Row(Extract<?> extract, Map<String, String> cells, Location at) {

    private static final Set<String> YES = Set.of("true", "yes", "y", "1");
    private static final Set<String> NO = Set.of("false", "no", "n", "0");

    /** A cell that is not what its column holds. */
    static final class WrongCell extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongCell(String column, String found, String expected) {
            super("%s is \"%s\"; expected %s"
                    .formatted(column, found.length() > 40 ? found.substring(0, 40) + "…" : found, expected));
        }
    }

    String text(String column) {
        if (!extract.needed().contains(column) && !extract.more().contains(column)) {
            throw new IllegalArgumentException(extract.file() + " declares no column " + column);
        }
        return cells.getOrDefault(column, "").strip();
    }

    String needed(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            throw new WrongCell(column, "", "a value");
        }
        return text;
    }

    /** Null where the cell is empty. */
    @Nullable
    BigDecimal decimal(String column) {
        String text = text(column);
        try {
            return text.isEmpty() ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new WrongCell(column, text, "a number");
        }
    }

    BigDecimal amount(String column) {
        BigDecimal value = decimal(column);
        return value == null ? BigDecimal.ZERO : value;
    }

    long count(String column) {
        try {
            return amount(column).longValueExact();
        } catch (ArithmeticException e) {
            throw new WrongCell(column, text(column), "a whole number");
        }
    }

    Spread spread(String column) {
        try {
            return Spread.parse(text(column));
        } catch (NumberFormatException e) {
            throw new WrongCell(column, text(column), "numbers with how many runs have each, as 0:90 1500:10");
        }
    }

    boolean flag(String column) {
        String text = text(column).toLowerCase(Locale.ROOT);
        if (YES.contains(text)) {
            return true;
        }
        if (NO.contains(text) || text.isEmpty()) {
            return false;
        }
        throw new WrongCell(column, text, "true or false");
    }

    /** The day of a date or timestamp, null where the cell is empty. */
    @Nullable
    LocalDate day(String column) {
        String text = text(column);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text.substring(0, Math.min(10, text.length())));
        } catch (DateTimeException e) {
            throw new WrongCell(column, text, "a day as 2026-01-31");
        }
    }

    LocalDate neededDay(String column) {
        needed(column);
        LocalDate day = day(column);
        if (day == null) {
            throw new WrongCell(column, "", "a day as 2026-01-31");
        }
        return day;
    }
}
