package io.plumbline.pipeline;

import io.plumbline.model.Artifact;
import io.plumbline.model.FileTree;
import io.plumbline.model.Model;
import io.plumbline.model.Properties;
import io.plumbline.model.Seed;
import io.plumbline.model.Snapshot;
import io.plumbline.model.Source;
import io.plumbline.sql.Dialect;
import io.plumbline.sql.KnownColumns;
import io.plumbline.sql.TableName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What files say of the columns of tables that no SQL makes: the header of a seed, which is all of them, and the columns YAML
 * documents, which need not be all.
 */
final class DocumentedColumns implements KnownColumns {

    private static final int LONGEST_HEADER = 1024 * 1024;

    private final Map<TableName, Artifact> nodes;
    private final FileTree files;
    private final Dialect dialect;
    private final Map<TableName, List<String>> found = new ConcurrentHashMap<>();

    DocumentedColumns(Map<TableName, Artifact> nodes, FileTree files, Dialect dialect) {
        this.nodes = nodes;
        this.files = files;
        this.dialect = dialect;
    }

    @Override
    public @Nullable List<String> of(TableName table) {
        Artifact node = nodes.get(table);
        List<String> columns = node == null ? List.of() : found.computeIfAbsent(table, t -> columns(node));
        return columns.isEmpty() ? null : columns;
    }

    @Override
    public boolean complete(TableName table) {
        Artifact node = nodes.get(table);
        return node instanceof Seed || node instanceof Model model && model.contract();
    }

    private List<String> columns(Artifact node) {
        List<String> header = node instanceof Seed seed ? header(seed) : List.of();
        return header.isEmpty() ? documented(node) : header;
    }

    /** The columns YAML names, folded. */
    List<String> documented(Artifact node) {
        return properties(node).columns().stream()
                .map(column -> dialect.fold(column.name(), false))
                .distinct()
                .toList();
    }

    private static Properties properties(Artifact node) {
        if (node instanceof Model model) {
            return model.properties();
        }
        if (node instanceof Source source) {
            return source.properties();
        }
        if (node instanceof Snapshot snapshot) {
            return snapshot.properties();
        }
        return node instanceof Seed seed ? seed.properties() : Properties.none();
    }

    private List<String> header(Seed seed) {
        try {
            byte[] bytes = files.bytes(seed.location().path());
            int end = 0;
            while (end < Math.min(bytes.length, LONGEST_HEADER) && bytes[end] != '\n' && bytes[end] != '\r') {
                end++;
            }
            String line = new String(bytes, 0, end, StandardCharsets.UTF_8).replace("\uFEFF", "");
            String delimiter = seed.properties().text("delimiter");
            return Arrays.stream(line.split(Pattern.quote(delimiter == null ? "," : delimiter)))
                    .map(name -> name.strip().replaceAll("^\"|\"$", ""))
                    .filter(name -> !name.isEmpty())
                    .map(name -> dialect.fold(name, false))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
