package io.plumbline.audit.git;

import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.model.Artifact;
import io.plumbline.model.Edge;
import io.plumbline.model.Estate;
import io.plumbline.model.Exposure;
import io.plumbline.model.Location;
import io.plumbline.model.Macro;
import io.plumbline.model.Model;
import io.plumbline.model.Seed;
import io.plumbline.model.Snapshot;
import io.plumbline.model.Source;
import io.plumbline.model.Test;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether what two files define is connected by the graph: one depends on the other at any distance, or both read, or
 * are read by, the same thing directly. Edges of every certainty connect.
 */
final class Kinship {

    private static final Pattern NAME = Pattern.compile("\\w+(?=\\s*\\()");

    private final Estate estate;
    private final Map<String, Set<Artifact>> byFile = new HashMap<>();
    private final Set<String> doubtful = new HashSet<>();
    private final Set<String> macros;

    static Kinship of(RuleContext context) {
        Dag dag = Dag.of(context);
        return context.derived(Kinship.class, estate -> new Kinship(estate, dag));
    }

    private Kinship(Estate estate, Dag dag) {
        this.estate = estate;
        this.macros = estate.own(Macro.class).map(Macro::name).collect(Collectors.toSet());
        dag.nodes()
                .filter(node -> dag.doubtful(node) || dag.readInDoubt(node))
                .forEach(node -> doubtful.add(node.id()));
        estate.own(Artifact.class).forEach(artifact -> {
            put(artifact.location(), artifact);
            put(artifact.declared(), artifact);
        });
    }

    private void put(@Nullable Location at, Artifact artifact) {
        if (at != null) {
            byFile.computeIfAbsent(key(at.source(), at.path()), key -> new LinkedHashSet<>())
                    .add(artifact);
        }
    }

    private static String key(String source, String path) {
        return source + "\0" + path;
    }

    /**
     * The models, sources, seeds, snapshots, exposures and tests that a file defines or describes. Nothing where it
     * holds something else, a macro for example, whose readers the graph does not name, or where edges may be missing.
     */
    List<Artifact> in(String source, String path) {
        Set<Artifact> all = byFile.getOrDefault(key(source, path), Set.of());
        return all.stream().allMatch(artifact -> known(artifact) && !doubtful.contains(artifact.id()))
                ? List.copyOf(all)
                : List.of();
    }

    private static boolean known(Artifact artifact) {
        return artifact instanceof Model
                || artifact instanceof Source
                || artifact instanceof Seed
                || artifact instanceof Snapshot
                || artifact instanceof Exposure
                || artifact instanceof Test;
    }

    boolean related(List<Artifact> left, List<Artifact> right) {
        Set<String> here = ids(left);
        Set<String> there = ids(right);
        return meet(reach(here, true), there)
                || meet(reach(here, false), there)
                || meet(next(here, true), next(there, true))
                || meet(next(here, false), next(there, false));
    }

    /** Whether both files name one macro of their project: its parameters are a reason to change them together. */
    boolean shareMacro(String source, String left, String right) {
        Set<String> here = words(source, left);
        here.retainAll(words(source, right));
        return here.stream().anyMatch(macros::contains);
    }

    private Set<String> words(String source, String path) {
        return estate.file(source, path).stream()
                .flatMap(file -> NAME.matcher(file.text()).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** A test stands for what it tests. */
    private static Set<String> ids(List<Artifact> artifacts) {
        return artifacts.stream()
                .flatMap(artifact -> artifact instanceof Test test && test.attachedTo() != null
                        ? Stream.of(test.id(), test.attachedTo())
                        : Stream.of(artifact.id()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static boolean meet(Set<String> one, Set<String> other) {
        return one.stream().anyMatch(other::contains);
    }

    /** These and all above them, or below. */
    private Set<String> reach(Set<String> start, boolean up) {
        Set<String> seen = new HashSet<>(start);
        Deque<String> open = new ArrayDeque<>(start);
        while (!open.isEmpty()) {
            next(List.of(open.pop()), up).stream().filter(seen::add).forEach(open::push);
        }
        return seen;
    }

    private Set<String> next(Collection<String> of, boolean up) {
        List<Edge> edges = new ArrayList<>();
        of.forEach(id -> edges.addAll(up ? estate.in(id) : estate.out(id)));
        return edges.stream().map(edge -> up ? edge.from() : edge.to()).collect(Collectors.toSet());
    }
}
