package io.plumbline.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report of an on-demand analysis.
 *
 * @param because why it was asked
 * @param sql what ran
 * @param statements what is said, each with the sources that prove it
 * @param rows cells as text, null for NULL
 * @param sources what is cited: the first is number 1
 */
public record AnalysisReport(
        String id,
        String because,
        String sql,
        List<Statement> statements,
        List<String> columns,
        List<List<@Nullable String>> rows,
        List<String> sources) {

    /** Rows that a report shows; all of them are in rows.csv beside it. */
    public static final int SHOWN = 200;

    /** A sentence, and the numbers of its sources. */
    public record Statement(String text, List<Integer> sources) {

        public Statement {
            sources = List.copyOf(sources);
        }
    }

    public AnalysisReport {
        statements = List.copyOf(statements);
        columns = List.copyOf(columns);
        rows = rows.stream()
                .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                .toList();
        sources = List.copyOf(sources);
    }

    /** The rows that are shown. */
    public List<List<@Nullable String>> shown() {
        return rows.subList(0, Math.min(SHOWN, rows.size()));
    }

    /** What is said where not all rows are shown; empty where they are. */
    public String rest() {
        return rows.size() <= SHOWN
                ? ""
                : "The first %d of %d rows; all of them are in rows.csv.".formatted(SHOWN, rows.size());
    }
}
