package io.plumbline.fix.dbt;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.Test;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the column that tests prove the key of an incremental model its unique_key. */
@Mends(
        value = "incremental-without-unique-key",
        by = "makes the column that is tested unique and not null the unique_key",
        unless = "no column, or more than one, is tested so")
final class TestedKeyAsUniqueKey implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        Model model = bench.model(finding).orElse(null);
        if (model == null) {
            return List.of();
        }
        List<String> filled = tested(model, "not_null", bench).toList();
        List<String> keys =
                tested(model, "unique", bench).filter(filled::contains).toList();
        Optional<Edit> edit = keys.size() == 1
                ? bench.file(model.location().path()).flatMap(file -> ConfigCall.put(file, "unique_key", keys.get(0)))
                : Optional.empty();
        return edit.map(List::of).orElse(List.of());
    }

    private static Stream<String> tested(Model model, String test, Workbench bench) {
        return bench.estate()
                .of(Test.class)
                .filter(one -> one.enabled() && model.id().equals(one.attachedTo()) && test.equals(one.test()))
                .filter(one -> !one.config().containsKey("where"))
                .flatMap(one -> Stream.ofNullable(one.column()))
                .filter(column -> column.matches("[A-Za-z_][A-Za-z0-9_]*"))
                .distinct();
    }
}
