package io.plumbline.parse.dbt;

import io.plumbline.model.Artifact;
import io.plumbline.model.Location;
import io.plumbline.model.Operation;
import io.plumbline.parse.YamlValue;
import java.util.ArrayList;
import java.util.List;

/** Makes an operation of every {@code on-run-start} and {@code on-run-end} hook. */
final class Operations {

    private final Texts texts;
    private final Renderer renderer;
    private final List<Draft> drafts = new ArrayList<>();

    Operations(Texts texts, Renderer renderer) {
        this.texts = texts;
        this.renderer = renderer;
    }

    List<Artifact> of(DbtPackage owner) {
        List<Artifact> artifacts = new ArrayList<>();
        for (String hook : List.of("on-run-start", "on-run-end")) {
            YamlValue value = owner.yaml().get(hook);
            if (value == null || value.content() == null) {
                continue;
            }
            List<YamlValue> hooks = value.content() instanceof List<?> ? value.items() : List.of(value);
            for (int i = 0; i < hooks.size(); i++) {
                String name = owner.name() + "-" + hook + "-" + i;
                YamlValue yaml = hooks.get(i);
                String sql = yaml.content() instanceof String text ? text : SchemaEntry.text(yaml.text("sql"));
                ProjectFile file = new ProjectFile(owner, owner.file(), ".", "dbt_project.yml");
                Location place = texts.at(owner.file(), yaml.line(), yaml.endLine());
                List<String> fqn = List.of(owner.name(), "hooks", name);
                Draft draft = new Draft(Draft.Kind.OPERATION, file, name, fqn, place, sql);
                renderer.render(draft);
                drafts.add(draft);
                artifacts.add(new Operation(draft.id, name, owner.name(), place));
            }
        }
        return artifacts;
    }

    /** The operations' references, after {@link #of}. */
    List<Draft> drafts() {
        return drafts;
    }
}
