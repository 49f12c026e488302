package io.plumbline.pipeline;

import io.plumbline.audit.dbt.Exceptions;
import io.plumbline.model.Artifact;
import io.plumbline.model.Estate;
import io.plumbline.model.FileTree;
import io.plumbline.model.Project;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.Seed;
import io.plumbline.model.SourceFile;
import io.plumbline.model.TextTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What rules were told before a change, where it tells them something else now: the settings and declared rules of the repository,
 * the variables of its projects, and the rows that their seeds of exceptions excuse.
 *
 * @param said the settings files and the files of declared rules
 * @param projects each project by its root, as it was
 * @param excuses the seeds of exceptions as they were
 * @param excused their text
 */
record OlderRules(TextTree said, Map<String, Project> projects, List<Seed> excuses, List<SourceFile> excused) {

    OlderRules {
        projects = Map.copyOf(projects);
        excuses = List.copyOf(excuses);
        excused = List.copyOf(excused);
    }

    /**
     * What they were told; null where they are told the same now.
     *
     * @param before the files before the change
     * @param then the projects read from them
     */
    static @Nullable OlderRules of(FileTree before, List<ProjectGraph> then, Workspace now) {
        OlderRules older = told(before, then, now.estate().projects());
        OlderRules newer = told(now.tree(), now.graphs(), now.estate().projects());
        return older.says(newer) ? null : older;
    }

    private static OlderRules told(FileTree tree, List<ProjectGraph> graphs, List<Project> named) {
        Map<String, Project> projects = new HashMap<>();
        graphs.forEach(graph -> projects.put(graph.project().root(), graph.project()));
        List<Seed> excuses = graphs.stream()
                .flatMap(graph -> graph.artifacts().stream())
                .flatMap(artifact -> excuse(artifact).stream())
                .toList();
        List<SourceFile> excused = new ArrayList<>();
        for (Seed seed : excuses) {
            try {
                excused.add(SourceFile.read(tree, seed.location().path()));
            } catch (IOException e) {
                // one that cannot be read excuses nothing
            }
        }
        return new OlderRules(PolicyFiles.said(tree, named), projects, excuses, excused);
    }

    private static Optional<Seed> excuse(Artifact artifact) {
        return artifact instanceof Seed seed && seed.enabled() && seed.name().equals(Exceptions.SEED)
                ? Optional.of(seed)
                : Optional.empty();
    }

    /** Whether rules hear the same from both; what is new since has not been told anything before. */
    private boolean says(OlderRules newer) {
        return said.files().equals(newer.said.files())
                && excused.stream()
                        .map(SourceFile::hash)
                        .toList()
                        .equals(newer.excused.stream().map(SourceFile::hash).toList())
                && projects.entrySet().stream().allMatch(older -> {
                    Project now = newer.projects.get(older.getKey());
                    return now == null
                            || older.getValue().vars().equals(now.vars())
                                    && older.getValue().adapter().equals(now.adapter());
                });
    }

    /** The estate of now, about which rules are told what they were before. */
    Estate estate(Workspace now) {
        EstateAssembly assembly = new EstateAssembly();
        excused.forEach(assembly::add);
        assembly.add(now.tree(), now.graphs().stream().map(this::asTold).toList(), now.documents());
        now.estate().histories().forEach(assembly::add);
        return assembly.estate();
    }

    private ProjectGraph asTold(ProjectGraph now) {
        Project then = projects.get(now.project().root());
        if (then == null || !then.name().equals(now.project().name())) {
            return now;
        }
        Stream<Seed> ours = excuses.stream().filter(seed -> seed.packageName().equals(then.name()));
        List<Artifact> artifacts = Stream.concat(
                        now.artifacts().stream()
                                .filter(artifact -> !artifact.packageName().equals(then.name())
                                        || excuse(artifact).isEmpty()),
                        ours)
                .toList();
        return new ProjectGraph(then, artifacts, now.edges(), now.gaps(), now.build());
    }
}
