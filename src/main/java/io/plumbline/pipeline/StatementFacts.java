package io.plumbline.pipeline;

import java.util.List;

/**
 * What one SQL statement does, as {@code plumbline sql} tells it. Its components are the keys of that JSON.
 *
 * @param file the file as it was named
 * @param ok whether all of it was read
 * @param kind {@code SELECT}, {@code MERGE}, {@code CREATE DYNAMIC TABLE} …; {@code UNKNOWN} where not even that is
 *     known
 * @param reads the tables it reads, folded as the dialect folds names, each once
 * @param writes the tables it creates, changes or drops
 * @param columns the columns it gives out or sets
 * @param errors what could not be read
 */
public record StatementFacts(
        String file,
        boolean ok,
        String kind,
        List<String> reads,
        List<String> writes,
        List<Column> columns,
        List<Error> errors) {

    public StatementFacts {
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
        columns = List.copyOf(columns);
        errors = List.copyOf(errors);
    }

    /**
     * A column.
     *
     * @param name empty where the warehouse makes a name up; {@code *} for all columns of tables nobody listed
     * @param from the columns its value comes from; empty for a constant
     * @param certainty {@code direct}: the value as it is; {@code derived}: computed from these; {@code unknown}: there
     *     may be others
     */
    public record Column(String name, List<Origin> from, String certainty) {
        public Column {
            from = List.copyOf(from);
        }
    }

    /** A column of a table; {@code *} for all of them. */
    public record Origin(String table, String column) {}

    /**
     * What could not be read.
     *
     * @param line of the file, 1-based
     * @param column 1-based; of the line after Jinja, which for a line without Jinja is the line itself
     */
    public record Error(int line, int column, String message) {}

    /** A file of which no statement can be told. */
    static StatementFacts unread(String file, List<Error> errors) {
        return new StatementFacts(file, false, "UNKNOWN", List.of(), List.of(), List.of(), errors);
    }
}
