package io.plumbline.fix.layer;

import io.plumbline.fix.Workbench;
import io.plumbline.fix.dbt.LastEntry;
import io.plumbline.fix.dbt.Scalar;
import io.plumbline.fix.keys.ProvenKey;
import io.plumbline.fix.sql.Template;
import io.plumbline.model.Edit;
import io.plumbline.model.Model;
import io.plumbline.model.Source;
import io.plumbline.sql.TableExpr;
import io.plumbline.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A new model between a source table and its reader, which selects by name the columns that are read: a staging model in
 * the folder of the source, or for a reader that is one itself a base model in a folder below.
 */
final class NewStaging {

    private NewStaging() {}

    /** The edits; empty where the columns are not told, or a file or model of that name is there. */
    static Optional<List<Edit>> of(Source source, Model reader, Workbench bench) {
        TableName table = bench.table(source).orElse(null);
        Template template = Template.of(reader, bench).orElse(null);
        boolean below = StagingModel.inStaging(reader);
        String name = (below ? "base_" : "stg_") + source.sourceName() + "__" + source.name();
        String folder = below
                ? LastEntry.folder(reader.location().path()) + "base/"
                : LastEntry.folder(source.location().path());
        boolean free = !bench.has(folder + name + ".sql")
                && !bench.has(folder + name + ".yml")
                && bench.estate().of(Model.class).noneMatch(model -> model.name()
                        .equals(name));
        if (table == null || template == null || !free || !name.matches("\\w+")) {
            return Optional.empty();
        }
        return ColumnsUsed.of(template, table)
                .filter(columns -> columns.stream().allMatch(column -> column.matches("[A-Z_0-9]+|[a-z_0-9]+")))
                .flatMap(columns -> references(template, table, name).map(edits -> {
                    edits.add(new Edit.Create(folder + name + ".sql", sql(source, columns)));
                    edits.add(new Edit.Create(folder + name + ".yml", yaml(source, name, columns, bench)));
                    return edits;
                }));
    }

    private static Optional<List<Edit>> references(Template reader, TableName table, String name) {
        List<Edit> edits = new ArrayList<>();
        for (TableExpr.Table place : reader.query().all(TableExpr.Table.class)) {
            if (place.name().parts().size() > 1 && place.name().table().equals(table)) {
                Optional<Edit> edit = StagedRead.reference(reader, place, "{{ ref('" + name + "') }}");
                if (edit.isEmpty()) {
                    return Optional.empty();
                }
                edits.add(edit.get());
            }
        }
        return edits.isEmpty() ? Optional.empty() : Optional.of(edits);
    }

    private static String sql(Source source, List<String> columns) {
        return columns.stream()
                .map(column -> "    " + column.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(
                        ",\n",
                        "select\n",
                        "\n\nfrom {{ source('" + source.sourceName() + "', '" + source.name() + "') }}\n"));
    }

    /** What the source says of the table and its key holds here too. */
    private static String yaml(Source source, String name, List<String> columns, Workbench bench) {
        StringBuilder yaml = new StringBuilder("models:\n  - name: " + name + "\n");
        described(source.properties().description()).ifPresent(text -> yaml.append("    description: " + text + "\n"));
        ProvenKey.tested(source, bench)
                .flatMap(key -> source.properties().column(key))
                .filter(key -> columns.stream().anyMatch(key.name()::equalsIgnoreCase))
                .ifPresent(key -> {
                    yaml.append("    columns:\n      - name: " + key.name().toLowerCase(Locale.ROOT) + "\n");
                    described(key.description()).ifPresent(text -> yaml.append("        description: " + text + "\n"));
                    yaml.append("        data_tests:\n          - unique\n          - not_null\n");
                });
        return yaml.toString();
    }

    private static Optional<String> described(String text) {
        return text.isBlank() || text.contains("\n") ? Optional.empty() : Optional.of(Scalar.of(text.strip()));
    }
}
