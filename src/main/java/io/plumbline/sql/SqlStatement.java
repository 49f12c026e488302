package io.plumbline.sql;

import java.util.List;

/**
 * One statement of a text.
 *
 * @param uses every place where it names a table, in the order of the text; common table expressions are no tables
 * @param problems what could not be read
 */
public record SqlStatement(Statement tree, List<TableUse> uses, List<Problem> problems) {

    public SqlStatement {
        uses = List.copyOf(uses);
        problems = List.copyOf(problems);
    }

    /** {@code SELECT}, {@code MERGE}, {@code CREATE DYNAMIC TABLE} … */
    public String kind() {
        return tree.kind();
    }

    public Span span() {
        return tree.span();
    }

    /** Whether all of it was read. */
    public boolean ok() {
        return problems.isEmpty();
    }

    /** The tables it reads, each once, in the order of the text. */
    public List<TableName> reads() {
        return tables(TableUse.Access.READ);
    }

    /** The tables it creates, changes or drops, each once, in the order of the text. */
    public List<TableName> writes() {
        return tables(TableUse.Access.WRITE);
    }

    private List<TableName> tables(TableUse.Access access) {
        return uses.stream()
                .filter(use -> use.access() == access)
                .map(TableUse::table)
                .distinct()
                .toList();
    }
}
