package io.plumbline.crawl.snowflake;

import io.plumbline.model.Extract;
import io.plumbline.model.Redaction;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cells as they are kept: the one place where what an account says comes in. Secrets are masked. A long text is asked
 * for with some characters more than are kept, so that a secret which the cut runs through is not among those that are.
 */
final class KeptText {

    /** Characters that are asked for beyond those that are kept; secrets in statements are shorter. */
    static final int MARGIN = 500;

    /** Characters that are kept of the end of a query's text, where dbt leaves its comment. */
    static final int TAIL = 1_000;

    /** Characters that are kept of the beginning of other texts. */
    private static final Map<String, Integer> HEADS = Map.of(
            "ERROR_MESSAGE",
            300,
            "FIRST_ERROR_MESSAGE",
            300,
            "STATE_MESSAGE",
            300,
            "SUGGESTIONS",
            1_000,
            "QUERY_TEXT",
            4_000);

    private static final Pattern FIRST_WORD = Pattern.compile("^[^\\s'\"]+");

    private KeptText() {}

    /** @param extract that the cell is of */
    static String of(Extract<?> extract, String column, @Nullable String cell) {
        if (cell == null) {
            return "";
        }
        boolean query = column.equals("QUERY_TEXT") && extract.columns().contains("QUERY_PARAMETERIZED_HASH");
        boolean cut = query && cell.length() >= TAIL + MARGIN;
        String masked = new Redaction().text(cut ? FIRST_WORD.matcher(cell).replaceFirst("") : cell);
        if (query) {
            return masked.substring(Math.max(0, masked.length() - TAIL));
        }
        int most = HEADS.getOrDefault(column, Integer.MAX_VALUE);
        return masked.length() > most ? masked.substring(0, most) : masked;
    }
}
