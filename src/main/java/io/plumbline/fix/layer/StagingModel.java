package io.plumbline.fix.layer;

import io.plumbline.fix.Workbench;
import io.plumbline.fix.sql.Template;
import io.plumbline.model.Edit;
import io.plumbline.model.Model;
import io.plumbline.model.Source;
import io.plumbline.sql.TableName;
import java.util.List;
import java.util.Optional;

/**
 * The one model of staging that stands for a source table.
 *
 * @param rows what it passes on of the table
 */
record StagingModel(Model model, TableName table, RowByRow rows) {

    /** Empty where no model of staging passes on every row of the table, or more than one does. */
    static Optional<StagingModel> of(Source source, Workbench bench) {
        TableName table = bench.table(source).orElse(null);
        if (table == null) {
            return Optional.empty();
        }
        List<StagingModel> found = bench.estate()
                .sources()
                .filter(one -> one.packageName().equals(source.packageName())
                        && bench.table(one).filter(table::equals).isPresent())
                .flatMap(one -> bench.estate().children(one.id()).stream())
                .distinct()
                .filter(child -> child instanceof Model model && inStaging(model))
                .flatMap(child -> of((Model) child, table, bench).stream())
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Whether another model of staging reads a source, all of it or a part. */
    static boolean readBesides(Model reader, Source source, Workbench bench) {
        return bench.estate().children(source.id()).stream()
                .anyMatch(child -> child instanceof Model model && model != reader && inStaging(model));
    }

    private static Optional<StagingModel> of(Model model, TableName table, Workbench bench) {
        return Template.of(model, bench)
                .flatMap(template -> RowByRow.of(template, table))
                .map(rows -> new StagingModel(model, table, rows));
    }

    static boolean inStaging(Model model) {
        return model.enabled()
                && model.version() == null
                && (model.name().matches("(stg|base)_.*")
                        || model.location().path().matches("(.*/)?(staging|base)/.*"));
    }

    /** The edits by which a model reads it in the place of the source; empty where that cannot be. */
    Optional<List<Edit>> readBy(Model reader, Workbench bench) {
        String group = model.properties().group();
        boolean open = !model.access().equals("private")
                || group != null && group.equals(reader.properties().group());
        boolean above = reader == model || bench.estate().parents(model.id()).contains(reader);
        if (!open || above || !reader.packageName().equals(model.packageName())) {
            return Optional.empty();
        }
        return Template.of(reader, bench)
                .flatMap(template -> StagedRead.edits(template, table, rows, "{{ ref('" + model.name() + "') }}"));
    }
}
