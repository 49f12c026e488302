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
import java.util.function.Function;
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

    /** What may be above or below a thing in one step: its text says so, and what that renders to is not known. */
    List<Artifact> perhaps(String id, boolean up) {
        List<Artifact> sure = up ? parents(id) : children(id);
        return artifacts((up ? estate.in(id) : estate.out(id))
                        .stream().filter(edge -> !certain(edge)).map(up ? Edge::from : Edge::to))
                .stream()
                .filter(node -> !sure.contains(node))
                .toList();
    }

    /** Everything above or below a thing, nearest first; itself is not among them. */
    List<Artifact> reach(String id, boolean up) {
        return reach(id, next -> up ? parents(next) : children(next));
    }

    /** Everything that is or may be above a thing, itself included. */
    List<Artifact> above(Artifact node) {
        return Stream.concat(
                        Stream.of(node),
                        reach(node.id(), next -> Stream.concat(parents(next).stream(), perhaps(next, true).stream())
                                        .toList())
                                .stream())
                .toList();
    }

    /** Whether what a node reads is not known: it could not be rendered, or is disabled, whose text nobody follows. */
    boolean isUnread(Artifact node) {
        boolean gap = estate.gaps().stream().anyMatch(one -> one.what().equals(node.id()));
        boolean apart = parents(node.id()).isEmpty() && children(node.id()).isEmpty();
        return gap || !perhaps(node.id(), true).isEmpty() || !node.enabled() && apart;
    }

    /** The packages that are named and not installed, whose macros nobody knows. */
    List<String> uninstalled() {
        return estate.gaps().stream()
                .filter(gap -> gap.what().startsWith("package ") && gap.why().contains("not installed"))
                .map(gap -> gap.what().substring("package ".length()))
                .distinct()
                .toList();
    }

    private List<Artifact> reach(String id, Function<String, List<Artifact>> step) {
        Set<Artifact> seen = new LinkedHashSet<>();
        Deque<String> todo = new ArrayDeque<>(List.of(id));
        while (!todo.isEmpty()) {
            String next = todo.remove();
            for (Artifact near : step.apply(next)) {
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
