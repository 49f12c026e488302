package io.plumbline.parse.dbt;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Of two enabled nodes with one id the first stays; dbt would refuse both. Disabled ones may share an id. Models, seeds,
 * snapshots and functions of a package share their names, too: there both stay, and the clash is listed.
 */
final class Duplicates {

    private Duplicates() {}

    static void drop(List<Draft> drafts, Problems problems) {
        Map<String, Draft> first = new HashMap<>();
        Map<String, Draft> names = new HashMap<>();
        Iterator<Draft> all = drafts.iterator();
        while (all.hasNext()) {
            Draft draft = all.next();
            Draft other = draft.enabled ? first.putIfAbsent(draft.id, draft) : null;
            if (other != null) {
                String why = "it is defined a second time, first at " + other.location;
                problems.add(draft.location, draft.id, draft.test == null ? why + "; dbt would refuse it" : why);
                all.remove();
            } else if (draft.enabled && (draft.refable() || draft.kind == Draft.Kind.FUNCTION)) {
                clash(draft, names, problems);
            }
        }
    }

    private static void clash(Draft draft, Map<String, Draft> names, Problems problems) {
        String version = draft.version == null ? "" : ".v" + draft.version;
        Draft other = names.putIfAbsent(draft.owner().name() + "." + draft.name + version, draft);
        if (other != null) {
            String why = "it has the name of " + other.id + " at " + other.location + "; dbt would refuse it";
            problems.add(draft.location, draft.id, why);
        }
    }
}
