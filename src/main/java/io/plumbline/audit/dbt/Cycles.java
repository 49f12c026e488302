package io.plumbline.audit.dbt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Finds one shortest circle in each knot of the graph. */
final class Cycles {

    private Cycles() {}

    /** Each circle as links from its first node by id back to it. */
    static List<List<Link>> of(Dag dag) {
        Set<String> done = new HashSet<>();
        List<List<Link>> cycles = new ArrayList<>();
        candidates(dag).forEach(node -> {
            if (!done.contains(node.id())) {
                List<Link> back = shortestWayBack(dag, node);
                if (!back.isEmpty()) {
                    back.forEach(link -> done.add(link.parent().id()));
                    cycles.add(back);
                }
            }
        });
        return cycles;
    }

    /** What stays when nodes without parents, and then those without children, are taken away again and again. */
    private static List<Node> candidates(Dag dag) {
        Map<String, Integer> open = new HashMap<>();
        Deque<Node> free = new ArrayDeque<>();
        dag.nodes().forEach(node -> {
            open.put(node.id(), dag.in(node).size());
            if (dag.in(node).isEmpty()) {
                free.add(node);
            }
        });
        while (!free.isEmpty()) {
            Node node = free.remove();
            open.remove(node.id());
            for (Link link : dag.out(node)) {
                if (open.merge(link.child().id(), -1, Integer::sum) == 0) {
                    free.add(link.child());
                }
            }
        }
        return dag.nodes().filter(node -> open.containsKey(node.id())).toList();
    }

    private static List<Link> shortestWayBack(Dag dag, Node start) {
        Map<String, Link> reached = new HashMap<>();
        Deque<Node> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            for (Link link : dag.out(open.remove())) {
                if (reached.putIfAbsent(link.child().id(), link) == null) {
                    if (link.child().id().equals(start.id())) {
                        return way(reached, start);
                    }
                    open.add(link.child());
                }
            }
        }
        return List.of();
    }

    private static List<Link> way(Map<String, Link> reached, Node start) {
        Deque<Link> way = new ArrayDeque<>();
        Node at = start;
        do {
            Link link = Objects.requireNonNull(reached.get(at.id()));
            way.addFirst(link);
            at = link.parent();
        } while (!at.id().equals(start.id()));
        return List.copyOf(way);
    }
}
