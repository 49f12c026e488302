package io.plumbline.audit;

import io.plumbline.model.Artifact;
import io.plumbline.model.Estate;
import io.plumbline.model.Exposure;
import io.plumbline.model.Group;
import io.plumbline.model.Properties;
import java.util.HashMap;
import java.util.Map;

/** Finds who answers for an artifact: its {@code meta.owner}, else the owner of its dbt group. */
final class Owners {

    private final Map<String, String> groups = new HashMap<>();

    Owners(Estate estate) {
        estate.of(Group.class)
                .forEach(g -> groups.putIfAbsent(g.name(), g.owner().label()));
    }

    /** A name or address; empty where nobody is declared. */
    String of(Artifact artifact) {
        if (artifact instanceof Exposure exposure) {
            return exposure.owner().label();
        }
        Properties properties = artifact.properties();
        if (properties.meta().get("owner") instanceof String owner) {
            return owner;
        }
        String group = properties.group();
        return group == null ? "" : groups.getOrDefault(group, "");
    }
}
