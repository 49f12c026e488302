package io.plumbline.sql;

import io.plumbline.model.Artifact;
import io.plumbline.model.BuiltTable;
import io.plumbline.model.Model;
import io.plumbline.model.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What files say of the columns of tables that no SQL makes: dbt's catalog and the header of a seed, which name all of
 * them, and the columns YAML documents, which need not be all unless a contract is enforced.
 */
final class DocumentedColumns implements KnownColumns {

    private final Map<TableName, Artifact> nodes;
    private final Function<String, Optional<BuiltTable>> built;
    private final Function<Seed, String> headers;
    private final Dialect dialect;
    private final Map<TableName, List<String>> found = new ConcurrentHashMap<>();

    /**
     * @param built what dbt's catalog says of a node, by id
     * @param headers the first line of a seed; empty where it cannot be read
     */
    DocumentedColumns(
            Map<TableName, Artifact> nodes,
            Function<String, Optional<BuiltTable>> built,
            Function<Seed, String> headers,
            Dialect dialect) {
        this.nodes = nodes;
        this.built = built;
        this.headers = headers;
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
        return node instanceof Seed seed && !header(seed).isEmpty()
                || node instanceof Model model && model.contract()
                || node != null && !cataloged(node).isEmpty();
    }

    private List<String> cataloged(Artifact node) {
        return built.apply(node.id()).stream()
                .flatMap(table -> table.columns().stream())
                .map(column -> dialect.fold(column.name(), true))
                .toList();
    }

    private List<String> columns(Artifact node) {
        List<String> cataloged = cataloged(node);
        if (!cataloged.isEmpty()) {
            return cataloged;
        }
        List<String> header = node instanceof Seed seed ? header(seed) : List.of();
        return header.isEmpty() ? documented(node) : header;
    }

    /** The columns YAML names, folded. */
    List<String> documented(Artifact node) {
        return node.properties().columns().stream()
                .map(column -> dialect.fold(column.name(), false))
                .distinct()
                .toList();
    }

    private List<String> header(Seed seed) {
        String delimiter = seed.properties().text("delimiter");
        return Arrays.stream(headers.apply(seed).split(Pattern.quote(delimiter == null ? "," : delimiter)))
                .map(name -> name.strip().replaceAll("^\"|\"$", ""))
                .filter(name -> !name.isEmpty())
                .map(name -> dialect.fold(name, false))
                .toList();
    }
}
