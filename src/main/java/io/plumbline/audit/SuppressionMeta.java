package io.plumbline.audit;

import io.plumbline.model.Artifact;
import io.plumbline.model.Column;
import io.plumbline.model.Estate;
import io.plumbline.model.Exposure;
import io.plumbline.model.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code meta.plumbline.ignore} of nodes and columns: a list whose items are a rule's id, or a map with {@code rule},
 * {@code because}, {@code owner} and {@code until}. What is neither is left alone.
 */
final class SuppressionMeta {

    private SuppressionMeta() {}

    static List<Suppression> in(Estate estate) {
        List<Suppression> found = new ArrayList<>();
        estate.own(Artifact.class).forEach(artifact -> {
            Location declared = artifact.declared();
            Location at = declared == null ? artifact.location() : declared;
            Map<String, Object> meta = artifact instanceof Exposure exposure
                    ? exposure.meta()
                    : artifact.properties().meta();
            read(meta, at, new Suppression.Node(artifact.id(), null), found);
            for (Column column : artifact.properties().columns()) {
                Location lines = column.location();
                read(column.meta(), lines, new Suppression.Node(artifact.id(), column.name()), found);
            }
        });
        return found;
    }

    private static void read(Map<String, Object> meta, Location at, Suppression.Node reach, List<Suppression> found) {
        if (!(meta.get("plumbline") instanceof Map<?, ?> own)) {
            return;
        }
        Object ignore = own.get("ignore");
        List<?> items = ignore instanceof List<?> list ? list : ignore == null ? List.of() : List.of(ignore);
        for (Object item : items) {
            if (item instanceof String rule) {
                found.add(new Suppression(rule, "", "", "", at, reach));
            } else if (item instanceof Map<?, ?> entry && entry.get("rule") instanceof String rule) {
                found.add(new Suppression(
                        rule, text(entry, "because"), text(entry, "owner"), text(entry, "until"), at, reach));
            }
        }
    }

    private static String text(Map<?, ?> entry, String key) {
        Object value = entry.get(key);
        return value == null ? "" : value.toString().strip();
    }
}
