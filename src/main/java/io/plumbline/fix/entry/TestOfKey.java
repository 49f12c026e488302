package io.plumbline.fix.entry;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.Workbench;
import io.plumbline.fix.dbt.YamlEntry;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import java.util.List;
import java.util.Optional;

/** Tests the key that the SQL of a model makes. */
@Mends(
        value = "missing-primary-key-test",
        by = "tests the key that the SQL makes: a GROUP BY, the first row of each, or the tested key of what is read",
        unless = "the SQL makes no key, its columns may be null, or the project has no test of several columns")
final class TestOfKey implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        Model model =
                bench.model(finding).filter(found -> found.version() == null).orElse(null);
        Optional<KeyTests> tests = model == null ? Optional.empty() : KeyTests.of(model, bench);
        if (model == null || tests.isEmpty()) {
            return List.of();
        }
        ModelYaml yaml = new ModelYaml(model, bench);
        YamlEntry entry = yaml.entry().orElse(null);
        Optional<Edit> edit = entry == null ? yaml.create() : tests.get().in(entry, yaml.word(), bench);
        return edit.map(List::of).orElse(List.of());
    }
}
