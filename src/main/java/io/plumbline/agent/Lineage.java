package io.plumbline.agent;

import io.plumbline.model.Artifact;
import io.plumbline.model.Certainty;
import io.plumbline.model.Column;
import io.plumbline.model.Edge;
import io.plumbline.model.Estate;
import io.plumbline.model.Group;
import io.plumbline.model.Location;
import io.plumbline.model.Macro;
import io.plumbline.model.Model;
import io.plumbline.model.Test;
import io.plumbline.model.UnitTest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How the things of an estate hang together, as an answer tells it: tests and groups are no readers. Immutable. */
final class Lineage {

    private final Knowledge knowledge;
    private final Estate estate;
    private final MacroCalls calls;

    Lineage(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.estate = knowledge.estate();
        this.calls = new MacroCalls(estate);
    }

    /** What a thing reads, in one step, in order of their ids. */
    List<Artifact> parents(String id) {
        return artifacts(estate.in(id).stream().filter(Lineage::certain).map(Edge::from));
    }

    /** What reads a thing, in one step, in order of their ids. */
    List<Artifact> children(String id) {
        Stream<String> readers =
                estate.out(id).stream().filter(Lineage::certain).map(Edge::to);
        Macro macro = estate.artifact(id, Macro.class).orElse(null);
        return artifacts(
                macro == null
                        ? readers
                        : Stream.concat(
                                        estate.of(Macro.class)
                                                .filter(caller -> caller.calls().contains(id)),
                                        calls.callers(macro))
                                .map(Artifact::id));
    }

    /** Everything above or below a thing, nearest first; itself is not among them. */
    List<Artifact> reach(String id, boolean up) {
        Set<Artifact> seen = new LinkedHashSet<>();
        Deque<String> todo = new ArrayDeque<>(List.of(id));
        while (!todo.isEmpty()) {
            String next = todo.remove();
            for (Artifact near : up ? parents(next) : children(next)) {
                if (!near.id().equals(id) && seen.add(near)) {
                    todo.add(near.id());
                }
            }
        }
        return List.copyOf(seen);
    }

    /** The enabled tests of a node; of a disabled one those that are disabled with it. */
    List<Test> tests(Artifact node) {
        return node.enabled()
                ? estate.tests(node.id())
                : estate.of(Test.class)
                        .filter(test -> node.id().equals(test.attachedTo()))
                        .toList();
    }

    /** Where a child names its parent. */
    Optional<Location> reference(String parent, String child) {
        return estate.in(child).stream()
                .filter(edge -> edge.from().equals(parent))
                .map(Edge::location)
                .findFirst()
                .or(() -> estate.artifact(parent, Macro.class)
                        .flatMap(macro -> estate.artifact(child).flatMap(node -> calls.call(macro, node))));
    }

    /** The columns of a node that SQL or YAML names, in lower case, in their order. */
    List<String> columns(String id) {
        Artifact node = estate.artifact(id).orElse(null);
        if (node == null) {
            return List.of();
        }
        Set<String> names = new LinkedHashSet<>();
        knowledge.sql(node).ifPresent(sql -> sql.columns(id).forEach(name -> names.add(name.toLowerCase(Locale.ROOT))));
        node.properties().columns().stream()
                .map(Column::name)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .forEach(names::add);
        return List.copyOf(names);
    }

    /** The enabled models of the audited projects that have a column, its name in lower case. */
    List<Model> holders(String column) {
        return estate.models()
                .filter(model -> columns(model.id()).contains(column))
                .toList();
    }

    private List<Artifact> artifacts(Stream<String> ids) {
        return ids.distinct()
                .sorted()
                .flatMap(id -> estate.artifact(id).stream())
                .filter(node -> !(node instanceof Test || node instanceof UnitTest || node instanceof Group))
                .toList();
    }

    private static boolean certain(Edge edge) {
        return edge.certainty() == Certainty.CERTAIN;
    }
}
