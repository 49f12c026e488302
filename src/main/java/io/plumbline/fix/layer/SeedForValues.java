package io.plumbline.fix.layer;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.Workbench;
import io.plumbline.fix.dbt.LastEntry;
import io.plumbline.fix.dbt.Scalar;
import io.plumbline.fix.dbt.YamlEntry;
import io.plumbline.fix.sql.Template;
import io.plumbline.model.Artifact;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.Seed;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.TableExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Moves the fixed rows of a model without parents into a seed, which the model then reads. */
@Mends(
        value = "root-model",
        by = "moves the rows of VALUES into a seed in the folder of the others, described as the model is",
        unless = "it reads something else, dbt would guess another type for a column, or the name of the rows is taken")
final class SeedForValues implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        Model model = bench.model(finding).orElse(null);
        Template template = model == null ? null : Template.of(model, bench).orElse(null);
        if (model == null || template == null) {
            return List.of();
        }
        List<TableExpr.Derived> rows = template.query().all(TableExpr.Derived.class).stream()
                .filter(table -> table.query().body() instanceof QueryBody.Values)
                .toList();
        Set<String> ctes = template.query().all(QueryPart.Cte.class).stream()
                .map(cte -> cte.name().folded())
                .collect(Collectors.toSet());
        boolean alone = template.query().all(TableExpr.Table.class).stream()
                .allMatch(table -> table.name().parts().size() == 1
                        && ctes.contains(table.name().last().folded()));
        return alone && rows.size() == 1 ? edits(model, template, rows.get(0), bench) : List.of();
    }

    private static List<Edit> edits(Model model, Template template, TableExpr.Derived rows, Workbench bench) {
        TableExpr.Alias alias = rows.alias();
        String csv = FixedRows.csv(rows).orElse("");
        String folder = folder(model, bench).orElse("");
        String name = alias == null ? "" : alias.name().text();
        String path = folder + name + ".csv";
        boolean taken = bench.has(path)
                || bench.estate().of(Artifact.class).anyMatch(other -> other.name()
                        .equals(name));
        if (csv.isEmpty() || folder.isEmpty() || taken || !name.matches("[a-z_][a-z0-9_]*")) {
            return List.of();
        }
        List<Edit> edits = new ArrayList<>(List.of(new Edit.Create(path, csv)));
        template.replace(rows.span().start(), rows.span().end(), "{{ ref('" + name + "') }} as " + name)
                .ifPresent(edits::add);
        described(model, folder, name, bench).ifPresent(edits::add);
        return edits.size() == 3 ? edits : List.of();
    }

    /** The only folder of the project's seeds. */
    private static Optional<String> folder(Model model, Workbench bench) {
        List<String> folders = bench.estate()
                .own(Seed.class)
                .filter(seed -> seed.packageName().equals(model.packageName()))
                .map(seed -> LastEntry.folder(seed.location().path()))
                .distinct()
                .toList();
        return folders.size() == 1 ? Optional.of(folders.get(0)) : Optional.empty();
    }

    private static Optional<Edit> described(Model model, String folder, String name, Workbench bench) {
        String text = model.properties().description().strip();
        YamlEntry last = LastEntry.in(folder, "", model.location().source(), Seed.class, bench)
                .orElse(null);
        if (last == null || text.isEmpty() || text.contains("\n") || text.contains("{{")) {
            return Optional.empty();
        }
        String indent = " ".repeat(last.indent());
        List<String> entry = new ArrayList<>();
        if (last.first() > 2 && last.file().line(last.first() - 1).isBlank()) {
            entry.add("");
        }
        entry.add(indent + "- name: " + name);
        entry.add(indent + "  description: " + Scalar.of(text));
        return Optional.of(last.file().insertAfter(last.last(), entry));
    }
}
