package io.plumbline.audit.dbt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Chains of views and ephemeral models. The number of paths through a graph grows exponentially, so at most
 * {@link #MOST} are told one by one; past that each end model is told once, by a longest chain.
 */
final class ViewChains {

    static final int MOST = 500;

    private final Dag dag;
    private final Function<Node, Integer> limit;
    private final Map<String, List<Link>> longest = new HashMap<>();

    ViewChains(Dag dag, Function<Node, Integer> limit) {
        this.dag = dag;
        this.limit = limit;
    }

    /** Chains of more steps than the limit that end in a model; each step's parent is a view or ephemeral. */
    Stream<List<Link>> all() {
        List<Node> ends = dag.models()
                .filter(model -> longest(model, new HashSet<>()).size() > limit.apply(model))
                .toList();
        List<List<Link>> found = new ArrayList<>();
        for (Node end : ends) {
            walk(end, new ArrayDeque<>(), end, found);
            if (found.size() > MOST) {
                return ends.stream().map(node -> longest(node, new HashSet<>()));
            }
        }
        return found.stream();
    }

    private void walk(Node at, Deque<Link> below, Node end, List<List<Link>> found) {
        for (Link link : steps(at)) {
            if (found.size() > MOST
                    || below.size() > longest(end, new HashSet<>()).size()) {
                return;
            }
            below.addFirst(link);
            if (below.size() > limit.apply(end) && link.parent().counted()) {
                found.add(List.copyOf(below));
            }
            if (below.size() + longest(link.parent(), new HashSet<>()).size() > limit.apply(end)) {
                walk(link.parent(), below, end, found);
            }
            below.removeFirst();
        }
    }

    private List<Link> steps(Node node) {
        return dag.in(node).stream()
                .filter(link -> link.parent().computedOnRead())
                .toList();
    }

    /** A longest chain that ends in this node; a node on a cycle ends its chain there. */
    private List<Link> longest(Node node, Set<String> open) {
        List<Link> known = longest.get(node.id());
        if (known != null) {
            return known;
        }
        open.add(node.id());
        List<Link> best = List.of();
        for (Link link : steps(node)) {
            if (!open.contains(link.parent().id())) {
                List<Link> above = longest(link.parent(), open);
                if (above.size() + 1 > best.size()) {
                    best = Stream.concat(above.stream(), Stream.of(link)).toList();
                }
            }
        }
        open.remove(node.id());
        longest.put(node.id(), best);
        return best;
    }
}
