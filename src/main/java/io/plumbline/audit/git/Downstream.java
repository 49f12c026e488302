package io.plumbline.audit.git;

import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What depends on a node at any distance. */
final class Downstream {

    private Downstream() {}

    static Stream<Node> of(Dag dag, Node start) {
        Map<String, Node> seen = new LinkedHashMap<>();
        Deque<Node> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            dag.out(open.pop()).stream()
                    .map(link -> link.child())
                    .filter(child -> seen.putIfAbsent(child.id(), child) == null)
                    .forEach(open::push);
        }
        seen.remove(start.id());
        return seen.values().stream();
    }
}
