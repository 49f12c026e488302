package io.plumbline.parse.dbt;

import io.plumbline.model.Artifact;
import io.plumbline.model.Certainty;
import io.plumbline.model.Location;
import io.plumbline.model.UnitTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes unit tests, one for each version of a versioned model. */
final class UnitTests {

    private final Texts texts;
    private final Docs docs;
    private final Configs configs;
    private final Edges edges;

    UnitTests(Texts texts, Docs docs, Configs configs, Edges edges) {
        this.texts = texts;
        this.docs = docs;
        this.configs = configs;
        this.edges = edges;
    }

    List<Artifact> of(SchemaEntry entry, List<Draft> drafts) {
        String model = SchemaEntry.text(entry.data().get("model"));
        List<Draft> tested = drafts.stream()
                .filter(d -> d.kind == Draft.Kind.MODEL && d.name.equals(model) && d.enabled)
                .filter(d -> d.owner() == entry.owner() && wanted(d, entry))
                .toList();
        List<Artifact> artifacts = new ArrayList<>();
        if (tested.isEmpty()) {
            artifacts.add(test(entry, model, null));
        }
        for (Draft draft : tested) {
            artifacts.add(test(entry, model, draft));
        }
        return artifacts;
    }

    private static boolean wanted(Draft draft, SchemaEntry entry) {
        Map<String, @Nullable Object> versions = DbtPackage.map(entry.data().get("versions"));
        List<String> include = DbtPackage.strings(versions.get("include"));
        List<String> exclude = DbtPackage.strings(versions.get("exclude"));
        String version = draft.version;
        return version == null || ((include.isEmpty() || include.contains(version)) && !exclude.contains(version));
    }

    private Artifact test(SchemaEntry entry, String model, @Nullable Draft draft) {
        String owner = entry.owner().name();
        String version = draft == null || draft.version == null ? "" : "_v" + draft.version;
        String name = entry.name() + version;
        String id = "unit_test." + owner + "." + model + "." + name;
        Location place =
                texts.at(entry.file().path(), entry.yaml().line(), entry.yaml().endLine());
        List<String> fqn = entry.file().fqnPrefix();
        fqn.add(entry.name());
        boolean enabled = draft != null
                && Configs.enabled(configs.resolve(
                        "unit_tests",
                        Map.of("enabled", true),
                        entry.owner(),
                        fqn,
                        DbtPackage.map(entry.data().get("config")),
                        Map.of()));
        if (draft == null) {
            Call call = Call.ref(owner, model, null, Certainty.CERTAIN, place.line());
            edges.resolve(call, owner, place, id);
        } else if (enabled) {
            edges.add(draft.id, id, place);
        }
        String description = docs.description(
                entry.data().get("description"), entry.owner(), entry.file().path(), place.line());
        return new UnitTest(id, entry.name(), owner, place, description, draft == null ? null : draft.id, enabled);
    }
}
