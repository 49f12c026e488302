package io.plumbline.report;

import io.plumbline.model.Artifact;
import io.plumbline.model.Certainty;
import io.plumbline.model.Edge;
import io.plumbline.model.Estate;
import io.plumbline.model.Exposure;
import io.plumbline.model.Macro;
import io.plumbline.model.Model;
import io.plumbline.model.Source;
import io.plumbline.model.Test;
import io.plumbline.model.UnitTest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws the surroundings of an artifact: two steps up and two steps down, tests and macros left out. */
final class Neighbourhood {

    /** Shown per layer; with the subject and four stubs that is {@link Lineage#LIMIT}. */
    private static final int NEAR = 6;

    private static final int FAR = 4;

    private final Estate estate;
    private final Map<String, Integer> dependents = new HashMap<>();

    Neighbourhood(Estate estate) {
        this.estate = estate;
    }

    /** The name people use. */
    String label(String id) {
        Artifact artifact = estate.artifact(id).orElse(null);
        if (artifact instanceof Model model) {
            return model.label();
        }
        if (artifact instanceof Source source) {
            return source.label();
        }
        return artifact == null ? id.substring(id.lastIndexOf('.') + 1) : artifact.name();
    }

    /** Models and exposures downstream, however far. */
    int dependents(String id) {
        return dependents.computeIfAbsent(id, start -> (int) reach(start, false).stream()
                .filter(at -> estate.artifact(at)
                        .filter(a -> a instanceof Model || a instanceof Exposure)
                        .isPresent())
                .count());
    }

    /** Null where the subject has no neighbours. */
    @Nullable
    Lineage of(String subject) {
        Map<String, Integer> layers = new LinkedHashMap<>();
        layers.put(subject, 0);
        List<Lineage.Node> stubs = new ArrayList<>();
        Set<Integer> near = new LinkedHashSet<>();
        for (int side : new int[] {-1, 1}) {
            int nearHidden = layer(List.of(subject), side, NEAR, layers);
            List<String> shown = at(layers, side);
            layer(shown, 2 * side, FAR, layers);
            int all = (int) reach(subject, side < 0).stream()
                    .filter(id -> !layers.containsKey(id))
                    .count();
            stub(stubs, near, nearHidden, side);
            stub(stubs, near, all - nearHidden, 2 * side);
        }
        return layers.size() + stubs.size() == 1 ? null : lineage(layers, stubs);
    }

    private static void stub(List<Lineage.Node> stubs, Set<Integer> near, int count, int layer) {
        if (count > 0 && near.add(layer)) {
            stubs.add(new Lineage.Node(count + " more", "stub", layer, count));
        }
    }

    /** Puts up to {@code limit} new neighbours into the layer and says how many more there are. */
    private int layer(List<String> from, int layer, int limit, Map<String, Integer> layers) {
        Set<String> found = new LinkedHashSet<>();
        from.forEach(id -> found.addAll(next(id, layer < 0)));
        found.removeAll(layers.keySet());
        found.stream().limit(limit).forEach(id -> layers.put(id, layer));
        return Math.max(0, found.size() - limit);
    }

    private Lineage lineage(Map<String, Integer> layers, List<Lineage.Node> stubs) {
        List<Lineage.Node> nodes = new ArrayList<>();
        Map<String, Integer> index = new HashMap<>();
        int focus = 0;
        for (int layer = -2; layer <= 2; layer++) {
            for (String id : at(layers, layer)) {
                focus = layer == 0 ? nodes.size() : focus;
                index.put(id, nodes.size());
                nodes.add(new Lineage.Node(label(id), kind(id), layer, 1));
            }
            int here = layer;
            stubs.stream().filter(stub -> stub.layer() == here).forEach(nodes::add);
        }
        List<Lineage.Link> links = new ArrayList<>();
        index.forEach((id, at) -> next(id, false).stream()
                .filter(index::containsKey)
                .filter(child -> layers.getOrDefault(id, 0) < layers.getOrDefault(child, 0))
                .forEach(child -> links.add(new Lineage.Link(at, index.getOrDefault(child, at)))));
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).kind().equals("stub") && Math.abs(nodes.get(i).layer()) == 1) {
                links.add(nodes.get(i).layer() < 0 ? new Lineage.Link(i, focus) : new Lineage.Link(focus, i));
            }
        }
        links.sort(java.util.Comparator.comparingInt(Lineage.Link::from).thenComparingInt(Lineage.Link::to));
        return new Lineage(nodes, links);
    }

    private static List<String> at(Map<String, Integer> layers, int layer) {
        return layers.entrySet().stream()
                .filter(e -> e.getValue() == layer)
                .map(Map.Entry::getKey)
                .toList();
    }

    private String kind(String id) {
        return estate.artifact(id).map(Artifact::kind).orElse("unknown");
    }

    private Set<String> reach(String start, boolean up) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            for (String id : next(open.removeFirst(), up)) {
                if (!id.equals(start) && seen.add(id)) {
                    open.add(id);
                }
            }
        }
        return seen;
    }

    private List<String> next(String id, boolean up) {
        return (up ? estate.in(id) : estate.out(id))
                .stream()
                        .filter(edge -> edge.certainty() == Certainty.CERTAIN)
                        .map(up ? Edge::from : Edge::to)
                        .distinct()
                        .sorted()
                        .filter(this::drawn)
                        .toList();
    }

    private boolean drawn(String id) {
        Artifact artifact = estate.artifact(id).orElse(null);
        return artifact != null
                && !(artifact instanceof Test || artifact instanceof UnitTest || artifact instanceof Macro);
    }
}
