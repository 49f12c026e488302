package io.plumbline.audit.dbt;

import io.plumbline.model.Artifact;
import io.plumbline.model.Estate;
import io.plumbline.model.Exposure;
import io.plumbline.model.Metric;
import io.plumbline.model.Model;
import io.plumbline.model.Project;
import io.plumbline.model.Snapshot;
import io.plumbline.model.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the artifacts of an estate into the nodes of its graph. */
final class Nodes {

    private static final String EVALUATOR = "dbt_project_evaluator";

    private static final Set<String> KINDS = Set.of("model", "source", "seed", "snapshot", "exposure", "metric");

    private final Estate estate;
    private final List<Home> homes = new ArrayList<>();
    private final Map<String, Home> byPackage = new HashMap<>();
    private final Set<String> givenUp = new HashSet<>();

    Nodes(Estate estate) {
        this.estate = estate;
        for (Project project : estate.projects()) {
            Home home = new Home(project, new Conventions(project), Exceptions.of(estate, project));
            homes.add(home);
            byPackage.put(project.name(), home);
        }
        homes.forEach(home -> home.project().installed().forEach(name -> byPackage.putIfAbsent(name, home)));
        homes.forEach(home -> home.project().installed().stream()
                .filter(home.conventions()::namesPackage)
                .forEach(givenUp::add));
    }

    List<Home> homes() {
        return List.copyOf(homes);
    }

    Stream<Node> all() {
        return estate.of(Artifact.class)
                .filter(artifact -> KINDS.contains(artifact.kind())
                        && artifact.enabled()
                        && !artifact.packageName().equals(EVALUATOR))
                .flatMap(artifact -> Stream.ofNullable(node(artifact)));
    }

    private @Nullable Node node(Artifact artifact) {
        Home home = byPackage.getOrDefault(artifact.packageName(), homes.isEmpty() ? null : homes.get(0));
        if (home == null) {
            return null;
        }
        boolean own = estate.owns(artifact);
        String path = home.relative(artifact.location().path());
        boolean layered = artifact instanceof Model || artifact instanceof Snapshot;
        return new Node(
                artifact,
                name(artifact),
                home,
                own,
                path,
                layer(home.conventions(), artifact, path, layered),
                excluded(home, artifact, path, own));
    }

    private static Node.Layer layer(Conventions conventions, Artifact artifact, String path, boolean layered) {
        String name = artifact.name();
        int underscore = name.indexOf('_');
        String prefix = (underscore < 0 ? name : name.substring(0, underscore)) + "_";
        if (!layered) {
            return new Node.Layer(prefix, null, null, null);
        }
        String byPrefix = conventions.byPrefix(prefix);
        String byFolder = conventions.byFolder(path.substring(0, path.lastIndexOf('/') + 1));
        return new Node.Layer(
                prefix, byPrefix, byFolder, byPrefix != null ? byPrefix : byFolder != null ? byFolder : "other");
    }

    private @Nullable Boolean excluded(Home home, Artifact artifact, String path, boolean own) {
        if (artifact instanceof Exposure || artifact instanceof Metric) {
            return null;
        }
        if (!own) {
            return home.conventions().excludesPackage(artifact.packageName());
        }
        return givenUp.contains(artifact.packageName())
                || home.conventions()
                        .excludesPath(artifact instanceof Source source ? path + ":" + source.label() : path);
    }

    static String name(Artifact artifact) {
        return artifact instanceof Source source
                ? source.label()
                : artifact instanceof Model model ? model.label() : artifact.name();
    }
}
