package io.plumbline.parse.dbt;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Of two enabled nodes with one id the first stays; dbt would refuse both. Disabled ones may share an id. */
final class Duplicates {

    private Duplicates() {}

    static void drop(List<Draft> drafts, Problems problems) {
        Map<String, Draft> first = new HashMap<>();
        Iterator<Draft> all = drafts.iterator();
        while (all.hasNext()) {
            Draft draft = all.next();
            Draft other = draft.enabled ? first.putIfAbsent(draft.id, draft) : null;
            if (other != null) {
                String why = "it is defined a second time, first at " + other.location;
                problems.add(draft.location, draft.id, draft.test == null ? why + "; dbt would refuse it" : why);
                all.remove();
            }
        }
    }
}
