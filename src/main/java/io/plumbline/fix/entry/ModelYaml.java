package io.plumbline.fix.entry;

import io.plumbline.fix.Workbench;
import io.plumbline.fix.dbt.LastEntry;
import io.plumbline.fix.dbt.Scalar;
import io.plumbline.fix.dbt.YamlEntry;
import io.plumbline.model.Edit;
import io.plumbline.model.Location;
import io.plumbline.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where YAML speaks of a model: its entry, or the place for one in the file beside the model. */
final class ModelYaml {

    private static final Pattern OLD_TESTS = Pattern.compile("(?m)^\\s*-?\\s*tests:");

    private final Model model;
    private final Workbench bench;

    ModelYaml(Model model, Workbench bench) {
        this.model = model;
        this.bench = bench;
    }

    /** Its entry; empty where no YAML names it. */
    Optional<YamlEntry> entry() {
        Location declared = model.properties().declared();
        return declared == null ? Optional.empty() : YamlEntry.at(declared, bench);
    }

    /** An entry with all that is known, where no YAML names the model; the same one whoever asks. */
    Optional<Edit> create() {
        List<String> lines = new ArrayList<>();
        bench.file(model.location().path())
                .flatMap(HeadComment::of)
                .ifPresent(text -> lines.add("description: " + Scalar.of(text)));
        KeyTests tests = KeyTests.of(model, bench).orElse(null);
        if (tests != null) {
            lines.addAll(tests.lines(word()));
        }
        return model.properties().declared() != null || lines.isEmpty() ? Optional.empty() : create(lines);
    }

    private Optional<Edit> create(List<String> lines) {
        return last().map(last -> {
            String indent = " ".repeat(last.indent());
            List<String> entry = new ArrayList<>();
            if (last.first() > 2 && last.file().line(last.first() - 1).isBlank()) {
                entry.add("");
            }
            entry.add(indent + "- name: " + model.name());
            lines.forEach(line -> entry.add(indent + "  " + line));
            return last.file().insertAfter(last.last(), entry);
        });
    }

    /** {@code data_tests}, or {@code tests} where the file says so. */
    String word() {
        boolean old = entry().or(this::last)
                .map(YamlEntry::file)
                .filter(file ->
                        OLD_TESTS.matcher(file.text()).find() && !file.text().contains("data_tests:"))
                .isPresent();
        return old ? "tests" : "data_tests";
    }

    private Optional<YamlEntry> last() {
        String folder = LastEntry.folder(model.location().path());
        return LastEntry.in(folder, "", model.location().source(), Model.class, bench);
    }
}
