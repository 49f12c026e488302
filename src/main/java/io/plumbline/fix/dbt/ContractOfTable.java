package io.plumbline.fix.dbt;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Column;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Model;
import io.plumbline.model.account.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Enforces the contract of a public model, with the types that the columns of its table have. */
@Mends(
        value = "public-model-without-contract",
        by = "enforces the contract, with the data types that the columns have in the account",
        unless = "YAML does not list exactly the columns of the table, or an incremental model ignores new columns")
final class ContractOfTable implements Remedy {

    /** Dialects differ in what they fold, the extract has capitals. */
    private static String folded(String column) {
        return column.toUpperCase(Locale.ROOT);
    }

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        return bench.model(finding)
                .filter(model -> model.version() == null && mayHaveContract(model))
                .map(model -> edits(model, types(model, bench), bench))
                .orElse(List.of());
    }

    /** dbt refuses a contract where an incremental model would leave new columns out. */
    private static boolean mayHaveContract(Model model) {
        return switch (model.materialized()) {
            case "table", "view" -> true;
            case "incremental" ->
                Set.of("append_new_columns", "fail")
                        .contains(String.valueOf(model.properties().config().get("on_schema_change")));
            default -> false;
        };
    }

    /** Column to type, of the table that the model builds; empty where no account tells. */
    private static Map<String, String> types(Model model, Workbench bench) {
        return bench.estate().accounts().stream()
                .flatMap(account -> bench.tables(account).table(model).stream()
                        .map(table -> account.rows(TableColumn.EXTRACT).stream()
                                .filter(column -> column.tableId() == table.id())
                                .collect(Collectors.toMap(
                                        column -> folded(column.name()), TableColumn::type, (a, b) -> ""))))
                .findFirst()
                .orElse(Map.of());
    }

    private static List<Edit> edits(Model model, Map<String, String> types, Workbench bench) {
        Map<String, Column> declared = model.properties().columns().stream()
                .collect(Collectors.toMap(column -> folded(column.name()), Function.identity(), (one, other) -> one));
        if (types.isEmpty() || types.containsValue("") || !declared.keySet().equals(types.keySet())) {
            return List.of();
        }
        List<Edit> edits = new ArrayList<>();
        contract(model, bench).ifPresent(edits::add);
        declared.forEach((name, column) -> {
            if (column.dataType() == null) {
                YamlEntry.at(column.location(), bench)
                        .flatMap(entry -> entry.put("data_type", types.getOrDefault(name, "")))
                        .ifPresent(edits::add);
            }
        });
        long untyped = declared.values().stream()
                .filter(column -> column.dataType() == null)
                .count();
        return edits.size() == untyped + 1 ? edits : List.of();
    }

    private static Optional<Edit> contract(Model model, Workbench bench) {
        Location place = model.properties().declared();
        YamlEntry entry = place == null ? null : YamlEntry.at(place, bench).orElse(null);
        if (entry == null || entry.line("contract") > 0) {
            return Optional.empty();
        }
        String indent = entry.keyIndent();
        int config = entry.line("config");
        if (config == 0) {
            return Optional.of(entry.file()
                    .insertAfter(
                            Math.max(entry.first(), entry.end(entry.line("description"))),
                            List.of(indent + "config:", indent + "  contract:", indent + "    enforced: true")));
        }
        int end = entry.end(config);
        if (entry.inline(config, "config")
                || end == config
                || entry.file().lines(config, end).stream()
                        .anyMatch(line -> line.strip().startsWith("contract:"))) {
            return Optional.empty();
        }
        String deeper = " ".repeat(entry.file().indent(config + 1));
        return Optional.of(entry.file().insertAfter(end, List.of(deeper + "contract:", deeper + "  enforced: true")));
    }
}
