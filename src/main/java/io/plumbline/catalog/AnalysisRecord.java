package io.plumbline.catalog;

import io.plumbline.model.Citation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An on-demand analysis as its row has it. What allows it to run is not this row but the ledger.
 *
 * @param target where it goes, as canonical text
 * @param sql exactly what is sent
 * @param limits of rows, bytes, time and tables, as canonical text
 * @param because why it was asked
 * @param plan JSON; null before it was planned
 * @param expires when the approval ends; null where there is none
 * @param outcome JSON; null before it ended
 */
public record AnalysisRecord(
        String id,
        AnalysisState state,
        String target,
        String sql,
        String limits,
        String because,
        String requester,
        Instant requestedAt,
        @Nullable String plan,
        @Nullable Instant expires,
        @Nullable String outcome) {

    /** What an approval is bound to: SHA-256 over target, SQL and limits, 64 hexadecimal digits. */
    public String hash() {
        return hash(target, sql, limits);
    }

    /** The same for parts that are not in a row. Each part stands with its length: none can reach into the next. */
    public static String hash(String target, String sql, String limits) {
        StringBuilder text = new StringBuilder("plumbline analysis 1\n");
        for (String part : List.of(target, sql, limits)) {
            text.append(part.length()).append(':').append(part).append('\n');
        }
        return Citation.hash(text.toString());
    }
}
