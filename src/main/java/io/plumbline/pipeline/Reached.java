package io.plumbline.pipeline;

import io.plumbline.audit.Focus;
import io.plumbline.compare.NodeChange;
import io.plumbline.model.Artifact;
import io.plumbline.model.Edge;
import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The findings a change can have caused: those about a changed thing, those that stand in a changed thing's file or cite one, and
 * those about what is downstream of one.
 *
 * @param subjects ids of what changed and of what is downstream
 * @param files paths of the files that hold what changed
 */
record Reached(Set<String> subjects, Set<String> files) implements Predicate<Finding> {

    Reached {
        subjects = Set.copyOf(subjects);
        files = Set.copyOf(files);
    }

    static Reached of(ProjectComparison changes) {
        Set<String> subjects = new HashSet<>();
        Set<String> files = new HashSet<>(changes.documents());
        for (ProjectComparison.Project project : changes.projects()) {
            for (NodeChange change : project.comparison().changes()) {
                subjects.add(change.node().id());
                subjects.addAll(change.reach().models());
                subjects.addAll(change.reach().exposures());
                files.add(change.node().location().path());
                change.tests().forEach(test -> subjects.add(test.test().id()));
            }
        }
        return new Reached(subjects, files);
    }

    @Override
    public boolean test(Finding finding) {
        return subjects.contains(finding.subject())
                || files.contains(finding.location().path())
                || finding.citations().stream()
                        .anyMatch(citation -> files.contains(citation.locator().path()));
    }

    /** What an audit has to look at to find all of them: their subjects, what shares their files, and what is downstream of that. */
    Focus focus(Estate estate) {
        Map<String, List<String>> children = new HashMap<>();
        for (Edge edge : estate.edges()) {
            children.computeIfAbsent(edge.from(), id -> new ArrayList<>()).add(edge.to());
        }
        Set<String> asked = estate.of(Artifact.class)
                .filter(this::shares)
                .map(Artifact::id)
                .collect(Collectors.toCollection(HashSet::new));
        Deque<String> open = new ArrayDeque<>(asked);
        while (!open.isEmpty()) {
            children.getOrDefault(open.pop(), List.of()).stream()
                    .filter(asked::add)
                    .forEach(open::push);
        }
        asked.addAll(subjects);
        return Focus.on(asked, files, estate);
    }

    private boolean shares(Artifact artifact) {
        Location declared = artifact.properties().declared();
        return files.contains(artifact.location().path()) || declared != null && files.contains(declared.path());
    }
}
