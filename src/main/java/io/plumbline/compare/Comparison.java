package io.plumbline.compare;

import io.plumbline.model.Artifact;
import io.plumbline.model.Test;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two revisions of a project.
 *
 * @param changes by kind of thing and id; a generic test stands with the node it tests, everything else for itself
 */
public record Comparison(List<NodeChange> changes) {

    public Comparison {
        changes = List.copyOf(changes);
    }

    /** Compares two revisions of one project. */
    public static Comparison of(Revision before, Revision after) {
        return new Comparison(new Reading(before, after).changes());
    }

    /** Whether nothing changed that means anything. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The comparison while it is made. */
    private static final class Reading {

        private final Map<String, Artifact> old;
        private final Map<String, Artifact> now;
        private final Map<String, List<Test>> oldTests;
        private final Map<String, List<Test>> tests;
        private final Map<String, List<String>> oldChildren;
        private final Map<String, List<String>> children;
        private final Texts texts;
        private final Parents parents;
        private final Map<Artifact, Artifact> renamed;

        Reading(Revision before, Revision after) {
            old = nodes(before);
            now = nodes(after);
            oldTests = tests(before);
            tests = tests(after);
            oldChildren = Reach.children(before.graph());
            children = Reach.children(after.graph());
            renamed = new Renames(before, after).find(without(old, now), without(now, old));
            texts = new Texts(before, after);
            parents = new Parents(before.graph(), after.graph(), renamed);
        }

        private static Map<String, Artifact> nodes(Revision revision) {
            return revision.own().stream()
                    .filter(artifact -> !attached(artifact))
                    .collect(Collectors.toMap(
                            Artifact::id, Function.identity(), (one, same) -> one, LinkedHashMap::new));
        }

        private static Map<String, List<Test>> tests(Revision revision) {
            return revision.own().stream()
                    .filter(Reading::attached)
                    .map(Test.class::cast)
                    .collect(Collectors.groupingBy(test -> String.valueOf(test.attachedTo())));
        }

        private static boolean attached(Artifact artifact) {
            return artifact instanceof Test test && test.attachedTo() != null && !test.singular();
        }

        private static List<Artifact> without(Map<String, Artifact> these, Map<String, Artifact> those) {
            return these.values().stream()
                    .filter(artifact -> !those.containsKey(artifact.id()))
                    .toList();
        }

        List<NodeChange> changes() {
            List<NodeChange> changes = new ArrayList<>();
            for (Artifact is : now.values()) {
                Artifact was = renamed.getOrDefault(is, old.get(is.id()));
                NodeChange change = was == null ? one(Kind.ADDED, is) : compared(was, is);
                if (change != null) {
                    changes.add(change);
                }
            }
            for (Artifact was : old.values()) {
                if (!now.containsKey(was.id()) && !renamed.containsValue(was)) {
                    changes.add(one(Kind.REMOVED, was));
                }
            }
            changes.sort(
                    Comparator.comparing((NodeChange change) -> change.node().kind())
                            .thenComparing(change -> change.node().id()));
            return changes;
        }

        /** Something that only one revision has. */
        private NodeChange one(Kind kind, Artifact node) {
            boolean added = kind == Kind.ADDED;
            List<ColumnChange> columns = node.properties().columns().stream()
                    .map(column -> new ColumnChange(kind, column.name(), List.of()))
                    .toList();
            List<TestChange> own = (added ? tests : oldTests)
                    .getOrDefault(node.id(), List.of()).stream()
                            .map(test -> new TestChange(kind, test, List.of()))
                            .toList();
            Reach reach = Reach.of(node.id(), added ? children : oldChildren);
            return new NodeChange(kind, node, added ? null : node, List.of(), columns, own, reach);
        }

        private @Nullable NodeChange compared(Artifact was, Artifact is) {
            boolean alike = was.equals(is);
            List<TraitChange> traits =
                    alike ? new ArrayList<>() : new ArrayList<>(Traits.changes(Traits.of(was), Traits.of(is)));
            texts.change(was, is).ifPresent(traits::add);
            parents.change(was, is).ifPresent(traits::add);
            List<ColumnChange> columns = alike ? List.of() : Columns.changes(was, is);
            List<TestChange> own =
                    Tests.changes(oldTests.getOrDefault(was.id(), List.of()), tests.getOrDefault(is.id(), List.of()));
            boolean same = was.id().equals(is.id());
            if (same && traits.isEmpty() && columns.isEmpty() && own.isEmpty()) {
                return null;
            }
            Kind kind = same ? Kind.CHANGED : Kind.RENAMED;
            return new NodeChange(kind, is, was, traits, columns, own, Reach.of(is.id(), children));
        }
    }
}
