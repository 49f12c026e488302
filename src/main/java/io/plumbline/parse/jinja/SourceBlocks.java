package io.plumbline.parse.jinja;

import java.util.List;

/**
 * What a file of macros, snapshots or docs defines at its top level. Text between the blocks is not Jinja to dbt, and a
 * block that cannot be parsed leaves the others alone.
 *
 * @param problems one for each block that cannot be read
 */
public record SourceBlocks(
        List<MacroDefinition> macros, List<SnapshotBlock> snapshots, List<DocsBlock> docs, List<JinjaError> problems) {

    public SourceBlocks {
        macros = List.copyOf(macros);
        snapshots = List.copyOf(snapshots);
        docs = List.copyOf(docs);
        problems = List.copyOf(problems);
    }

    /** Reads a {@code .sql} file of macros, tests, materializations or snapshots. Never throws. */
    public static SourceBlocks ofSql(String text, String name) {
        return new BlockScanner(text, name).sql();
    }

    /** Reads the docs blocks of a Markdown file. Never throws. */
    public static SourceBlocks ofMarkdown(String text, String name) {
        return new BlockScanner(text, name).markdown();
    }
}
