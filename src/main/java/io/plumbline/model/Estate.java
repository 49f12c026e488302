package io.plumbline.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything one audit looks at, frozen: projects, their artifacts and dependencies, the text of their files, and what
 * was not seen. Immutable and safe for concurrent use. Streams come in a stable order (by id).
 */
public final class Estate {

    private final List<Project> projects;
    private final Map<String, Artifact> artifacts;
    private final Set<String> owned;
    private final Set<String> handedOut;
    private final List<Edge> edges;
    private final Map<String, List<Edge>> in;
    private final Map<String, List<Edge>> out;
    private final Map<String, List<Test>> tests;
    private final Map<FileKey, SourceFile> files;
    private final List<Gap> gaps;
    private final Map<String, RepositoryHistory> histories;
    private final Map<String, BuiltTable> built;
    private final Map<String, NodeRun> runs;
    private final List<ManifestCheck> manifestChecks;
    private final List<WarehouseAccount> accounts;

    private record FileKey(String source, String path) {}

    /** An estate without histories. */
    public Estate(List<ProjectGraph> graphs, List<Document> documents, Collection<SourceFile> files, List<Gap> gaps) {
        this(graphs, documents, files, List.of(), gaps);
    }

    /** An estate without an account of a warehouse. */
    public Estate(
            List<ProjectGraph> graphs,
            List<Document> documents,
            Collection<SourceFile> files,
            List<RepositoryHistory> histories,
            List<Gap> gaps) {
        this(graphs, documents, files, histories, List.of(), gaps);
    }

    /** Where one id stands in several graphs, the graph whose own project owns it wins, else the first. */
    public Estate(
            List<ProjectGraph> graphs,
            List<Document> documents,
            Collection<SourceFile> files,
            List<RepositoryHistory> histories,
            List<WarehouseAccount> accounts,
            List<Gap> gaps) {
        this.accounts = accounts.stream()
                .sorted(Comparator.comparing(WarehouseAccount::source))
                .toList();
        this.histories = histories.stream()
                .collect(Collectors.toUnmodifiableMap(RepositoryHistory::source, h -> h, (one, same) -> one));
        this.projects = graphs.stream().map(ProjectGraph::project).toList();
        this.owned = projects.stream().map(Project::name).collect(Collectors.toUnmodifiableSet());
        this.handedOut = projects.stream()
                .flatMap(project -> project.installed().stream().filter(name -> !name.equals(project.name())))
                .collect(Collectors.toUnmodifiableSet());
        this.artifacts = new LinkedHashMap<>();
        List<Artifact> all = new ArrayList<>();
        for (ProjectGraph graph : graphs) {
            graph.artifacts().stream()
                    .filter(a -> a.packageName().equals(graph.project().name()))
                    .forEach(all::add);
        }
        graphs.forEach(graph -> all.addAll(graph.artifacts()));
        all.addAll(documents);
        Map<String, Artifact> first = new HashMap<>();
        all.forEach(a -> first.putIfAbsent(a.id(), a));
        first.values().stream().sorted(Comparator.comparing(Artifact::id)).forEach(a -> artifacts.put(a.id(), a));
        this.edges = graphs.stream()
                .flatMap(graph -> graph.edges().stream())
                .distinct()
                .sorted(Comparator.comparing(Edge::from).thenComparing(Edge::to))
                .toList();
        this.in = edges.stream().collect(Collectors.groupingBy(Edge::to));
        this.out = edges.stream().collect(Collectors.groupingBy(Edge::from));
        this.tests = of(Test.class)
                .filter(t -> t.enabled() && t.attachedTo() != null)
                .collect(Collectors.groupingBy(t -> String.valueOf(t.attachedTo())));
        this.files = files.stream()
                .collect(Collectors.toUnmodifiableMap(
                        f -> new FileKey(f.source(), f.path()), f -> f, (one, same) -> one));
        this.built = graphs.stream()
                .flatMap(graph -> graph.build().tables().stream())
                .collect(Collectors.toUnmodifiableMap(BuiltTable::id, table -> table, (one, same) -> one));
        this.runs = graphs.stream()
                .flatMap(graph -> graph.build().runs().stream())
                .collect(Collectors.toUnmodifiableMap(NodeRun::id, run -> run, (one, same) -> one));
        this.manifestChecks = graphs.stream()
                .flatMap(graph -> Stream.ofNullable(graph.build().check()))
                .toList();
        List<Gap> seen = new ArrayList<>(gaps);
        graphs.forEach(graph -> graph.gaps()
                .forEach(u -> seen.add(new Gap(u.what(), u.location().toString(), u.why()))));
        accounts.forEach(account -> seen.addAll(account.gaps()));
        this.gaps = seen.stream().distinct().toList();
    }

    public List<Project> projects() {
        return projects;
    }

    public List<Gap> gaps() {
        return gaps;
    }

    public List<Edge> edges() {
        return edges;
    }

    /** Every artifact of a kind, installed packages and disabled ones included. */
    public <T extends Artifact> Stream<T> of(Class<T> kind) {
        return artifacts.values().stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The artifacts of a kind that the audited projects own: installed packages are left out. */
    public <T extends Artifact> Stream<T> own(Class<T> kind) {
        return of(kind).filter(this::owns);
    }

    /** The enabled models of the audited projects. */
    public Stream<Model> models() {
        return own(Model.class).filter(Model::enabled);
    }

    /** The enabled source tables of the audited projects. */
    public Stream<Source> sources() {
        return own(Source.class).filter(Source::enabled);
    }

    public boolean owns(Artifact artifact) {
        return owned.contains(artifact.packageName()) || artifact instanceof Document;
    }

    /** Whether another audited project installs the artifact's: what a package has may be there for others. */
    public boolean isHandedOut(Artifact artifact) {
        return handedOut.contains(artifact.packageName());
    }

    public Optional<Artifact> artifact(String id) {
        return Optional.ofNullable(artifacts.get(id));
    }

    public <T extends Artifact> Optional<T> artifact(String id, Class<T> kind) {
        return artifact(id).filter(kind::isInstance).map(kind::cast);
    }

    /** The edges into a node, of every certainty; rules look at {@link Certainty#CERTAIN} ones. */
    public List<Edge> in(String id) {
        return in.getOrDefault(id, List.of());
    }

    /** The edges out of a node, of every certainty. */
    public List<Edge> out(String id) {
        return out.getOrDefault(id, List.of());
    }

    /** Distinct parents dbt would record, sorted by id. */
    public List<Artifact> parents(String id) {
        return ends(in(id), true);
    }

    /** Distinct children dbt would record, tests included, sorted by id. */
    public List<Artifact> children(String id) {
        return ends(out(id), false);
    }

    private List<Artifact> ends(List<Edge> edges, boolean parents) {
        return edges.stream()
                .filter(e -> e.certainty() == Certainty.CERTAIN)
                .map(e -> parents ? e.from() : e.to())
                .distinct()
                .sorted()
                .flatMap(id -> artifact(id).stream())
                .toList();
    }

    /** The enabled tests attached to a node. */
    public List<Test> tests(String id) {
        return tests.getOrDefault(id, List.of());
    }

    /** The table a node or source stands for, as the warehouse had it; empty where no catalog tells. */
    public Optional<BuiltTable> built(String id) {
        return Optional.ofNullable(built.get(id));
    }

    /** How our reading of each project differs from its manifest, where it has one. */
    public List<ManifestCheck> manifestChecks() {
        return manifestChecks;
    }

    /** How a node fared in dbt's last run; empty where no results tell. */
    public Optional<NodeRun> lastRun(String id) {
        return Optional.ofNullable(runs.get(id));
    }

    /** What the accounts of warehouses say, by the name of their source. */
    public List<WarehouseAccount> accounts() {
        return accounts;
    }

    /** The history of a source's files, paths told from the source's root; empty where it was not read. */
    public Optional<RepositoryHistory> history(String source) {
        return Optional.ofNullable(histories.get(source));
    }

    /** Every history, by the name of its source. */
    public List<RepositoryHistory> histories() {
        return histories.values().stream()
                .sorted(Comparator.comparing(RepositoryHistory::source))
                .toList();
    }

    /** The past of a file; empty where it is not known, new, vendored or generated. */
    public Optional<FileHistory> past(String source, String path) {
        return history(source).map(history -> history.files().get(path));
    }

    /** The text of every file a finding can point to, in no particular order. */
    public Stream<SourceFile> files() {
        return files.values().stream();
    }

    public Optional<SourceFile> file(String source, String path) {
        return Optional.ofNullable(files.get(new FileKey(source, path)));
    }

    /** The cited text of a range, or null where the file's text is not part of the estate. */
    public @Nullable Citation cite(Location location) {
        return file(location.source(), location.path())
                .filter(f -> location.line() <= f.lines().size())
                .map(f -> Citation.of(f, location))
                .orElse(null);
    }
}
