package io.plumbline.parse.dbt;

import io.plumbline.model.Location;
import io.plumbline.model.ProjectGraph.Unresolved;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** What could not be read or resolved. Safe for concurrent use; the list is sorted, so threads leave no trace. */
final class Problems {

    private static final int MOST = 20_000;

    private final String source;
    private final List<Unresolved> found = Collections.synchronizedList(new ArrayList<>());

    Problems(String source) {
        this.source = source;
    }

    void add(String path, int line, String what, String why) {
        add(Location.ofLine(source, path, Math.max(1, line)), what, why);
    }

    void add(Location location, String what, String why) {
        if (found.size() < MOST) {
            found.add(new Unresolved(location, clip(what), clip(why)));
        }
    }

    List<Unresolved> sorted() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(Unresolved::location)
                        .thenComparing(Unresolved::what)
                        .thenComparing(Unresolved::why))
                .toList();
    }

    private static String clip(String text) {
        String line = text.replace('\n', ' ').replace('\r', ' ');
        return line.length() <= 400 ? line : line.substring(0, 400) + " …";
    }
}
