package io.plumbline.parse.dbt;

import io.plumbline.model.Build;
import io.plumbline.model.BuiltTable;
import io.plumbline.model.BuiltTable.BuiltColumn;
import io.plumbline.model.NodeRun;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads {@code catalog.json} and {@code run_results.json} of a project's target folder; a broken one is a problem. */
final class BuildFiles {

    private final Texts texts;
    private final Problems problems;

    BuildFiles(Texts texts, Problems problems) {
        this.texts = texts;
        this.problems = problems;
    }

    /** @param folder where dbt writes to */
    Build read(String folder) {
        List<BuiltTable> tables = new ArrayList<>();
        each(
                folder,
                "catalog.json",
                Set.of("nodes", "sources"),
                (section, key, entry) -> tables.add(table(key, entry)));
        List<NodeRun> runs = new ArrayList<>();
        each(folder, "run_results.json", Set.of("results"), (section, key, entry) -> runs.add(run(entry)));
        tables.sort(Comparator.comparing(BuiltTable::id));
        runs.sort(Comparator.comparing(NodeRun::id));
        return new Build(tables, runs, null);
    }

    private void each(String folder, String name, Set<String> sections, DbtJson.Sink sink) {
        String path = TreePaths.join(folder, name);
        if (!texts.paths().contains(path)) {
            return;
        }
        try {
            DbtJson.each(texts.tree().bytes(path), sections, sink);
        } catch (IOException e) {
            problems.add(path, 1, path, "it cannot be read: " + e.getMessage());
        } catch (JacksonException e) {
            problems.add(path, 1, path, "it is no JSON: " + e.getOriginalMessage() + "; what stands before is used");
        }
    }

    private static BuiltTable table(String key, Map<String, @Nullable Object> entry) {
        Map<String, @Nullable Object> metadata = DbtPackage.map(entry.get("metadata"));
        Map<String, @Nullable Object> stats = DbtPackage.map(entry.get("stats"));
        record Placed(long index, BuiltColumn column) {}
        List<Placed> columns = new ArrayList<>();
        DbtPackage.map(entry.get("columns")).forEach((name, value) -> {
            Map<String, @Nullable Object> column = DbtPackage.map(value);
            Long index = number(column.get("index"));
            String own = SchemaEntry.text(column.get("name"));
            columns.add(new Placed(
                    index == null ? columns.size() : index,
                    new BuiltColumn(
                            own.isEmpty() ? name : own,
                            SchemaEntry.text(column.get("type")),
                            SchemaEntry.nullable(column.get("comment")))));
        });
        columns.sort(Comparator.comparingLong(Placed::index));
        String id = SchemaEntry.text(entry.get("unique_id"));
        return new BuiltTable(
                id.isEmpty() ? key : id,
                SchemaEntry.text(metadata.get("type")),
                SchemaEntry.nullable(metadata.get("owner")),
                SchemaEntry.nullable(metadata.get("comment")),
                columns.stream().map(Placed::column).toList(),
                statistic(stats, "row_count", "num_rows"),
                statistic(stats, "bytes", "num_bytes"));
    }

    /** Adapters call one statistic by different names. */
    private static @Nullable Long statistic(Map<String, @Nullable Object> stats, String... names) {
        for (String name : names) {
            Long value = number(DbtPackage.map(stats.get(name)).get("value"));
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static NodeRun run(Map<String, @Nullable Object> entry) {
        Map<String, @Nullable Object> response = DbtPackage.map(entry.get("adapter_response"));
        return new NodeRun(
                SchemaEntry.text(entry.get("unique_id")),
                SchemaEntry.text(entry.get("status")),
                entry.get("execution_time") instanceof Number seconds ? seconds.doubleValue() : 0,
                started(entry.get("timing")),
                number(entry.get("failures")),
                number(response.get("rows_affected")),
                SchemaEntry.nullable(response.get("query_id")),
                SchemaEntry.text(entry.get("message")));
    }

    private static @Nullable Instant started(@Nullable Object timing) {
        for (Object part : Configs.listed(timing)) {
            Map<String, @Nullable Object> phase = DbtPackage.map(part);
            if ("execute".equals(phase.get("name")) && phase.get("started_at") instanceof String at) {
                try {
                    return at.endsWith("Z")
                            ? Instant.parse(at)
                            : OffsetDateTime.parse(at).toInstant();
                } catch (DateTimeParseException e) {
                    return null;
                }
            }
        }
        return null;
    }

    private static @Nullable Long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : null;
    }
}
