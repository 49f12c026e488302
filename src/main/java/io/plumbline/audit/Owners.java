package io.plumbline.audit;

import io.plumbline.model.Artifact;
import io.plumbline.model.Estate;
import io.plumbline.model.Exposure;
import io.plumbline.model.Group;
import io.plumbline.model.Properties;
import java.util.HashMap;
import java.util.Map;

/** Finds whom the project names for an artifact: its {@code meta.owner}, else the owner of its dbt group. */
final class Owners {

    private final Map<String, String> groups = new HashMap<>();

    /**
     * @param name a name or address; empty where nobody is declared
     * @param because what declares it; empty likewise
     */
    record Declared(String name, String because) {

        static final Declared NOBODY = new Declared("", "");

        static Declared of(String name, String because) {
            return name.isBlank() ? NOBODY : new Declared(name, because);
        }
    }

    Owners(Estate estate) {
        estate.of(Group.class)
                .forEach(g -> groups.putIfAbsent(g.name(), g.owner().label()));
    }

    Declared of(Artifact artifact) {
        if (artifact instanceof Exposure exposure) {
            return Declared.of(exposure.owner().label(), "the exposure's owner");
        }
        Properties properties = artifact.properties();
        if (properties.meta().get("owner") instanceof String owner) {
            return Declared.of(owner, "its meta.owner");
        }
        String group = properties.group();
        return group == null
                ? Declared.NOBODY
                : Declared.of(groups.getOrDefault(group, ""), "owner of its group " + group);
    }
}
