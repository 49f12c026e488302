package io.plumbline.audit.dbt;

import com.google.re2j.Pattern;
import io.plumbline.model.Estate;
import io.plumbline.model.Location;

/** Tells the time spines of the semantic layer, which need no parent and no prefix. */
final class TimeSpines {

    private static final Pattern KEY = Pattern.compile("(?m)^\\s*(-\\s+)?time_spine\\s*:");

    private TimeSpines() {}

    /** Whether the YAML entry of the node has a key {@code time_spine}. */
    static boolean is(Estate estate, Node node) {
        Location declared = node.properties().declared();
        return declared != null
                && estate.file(declared.source(), declared.path())
                        .filter(file -> file.text().contains("time_spine"))
                        .map(file -> estate.cite(declared))
                        .filter(entry -> KEY.matcher(entry.quote()).find())
                        .isPresent();
    }
}
