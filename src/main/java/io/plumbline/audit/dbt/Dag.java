package io.plumbline.audit.dbt;

import io.plumbline.audit.RuleContext;
import io.plumbline.model.Artifact;
import io.plumbline.model.Certainty;
import io.plumbline.model.Edge;
import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.model.Gap;
import io.plumbline.model.Location;
import io.plumbline.model.Model;
import io.plumbline.model.Project;
import io.plumbline.model.RenderedSql;
import io.plumbline.model.Snapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The graph as dbt-project-evaluator sees it: enabled models, sources, seeds, snapshots, exposures and metrics with the
 * dependencies dbt records between them. Tests are no part of it, nor is the evaluator's own package.
 */
public final class Dag {

    private static final Pattern QUOTED = Pattern.compile("['\"]([^'\"\\s]{1,200})['\"]");

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, List<Link>> in = new LinkedHashMap<>();
    private static final int MOST_NAMES = 10;

    private final Map<String, List<Link>> out = new LinkedHashMap<>();
    private final List<Home> homes;
    private final Set<String> doubtful = new HashSet<>();
    private final Set<String> readInDoubt = new HashSet<>();

    public static Dag of(RuleContext context) {
        return context.derived(Dag.class, Dag::new);
    }

    private Dag(Estate estate) {
        Nodes read = new Nodes(estate);
        this.homes = read.homes();
        read.all().forEach(node -> nodes.put(node.id(), node));
        Map<String, Map<String, Link>> links = new LinkedHashMap<>();
        for (Edge edge : estate.edges()) {
            Node parent = nodes.get(edge.from());
            Node child = nodes.get(edge.to());
            if (edge.certainty() != Certainty.CERTAIN) {
                readInDoubt.add(edge.from());
                doubtful.add(edge.to());
            } else if (parent != null && child != null) {
                links.computeIfAbsent(edge.from(), id -> new LinkedHashMap<>())
                        .merge(edge.to(), new Link(parent, child, edge.location()), Dag::earlier);
            }
        }
        links.values().stream().flatMap(to -> to.values().stream()).forEach(link -> {
            out.computeIfAbsent(link.parent().id(), id -> new ArrayList<>()).add(link);
            in.computeIfAbsent(link.child().id(), id -> new ArrayList<>()).add(link);
        });
        Set<String> unread = new HashSet<>();
        for (Gap gap : estate.gaps()) {
            int line = gap.where().lastIndexOf(':');
            unread.add(line < 0 ? gap.where() : gap.where().substring(0, line));
        }
        Set<String> halfSeen = wordsOfHalfSeenNodes(estate);
        nodes.values().stream().filter(node -> node.namedIn(halfSeen)).forEach(node -> readInDoubt.add(node.id()));
        nodes.values().stream()
                .filter(node -> unread.contains(node.artifact().location().path()))
                .forEach(node -> doubtful.add(node.id()));
    }

    /**
     * Every quoted word of models and snapshots that configuration switches off, or that only a run of dbt can finish. The
     * switch may hang on the target or on a variable, and a macro may make a reference of a name, so who is named there may
     * well be read.
     */
    private static Set<String> wordsOfHalfSeenNodes(Estate estate) {
        Set<String> words = new HashSet<>();
        Stream.concat(estate.own(Model.class), estate.own(Snapshot.class))
                .filter(node -> !node.enabled() || halfRendered(node))
                .map(Artifact::location)
                .flatMap(at -> estate.file(at.source(), at.path()).stream())
                .forEach(file -> QUOTED.matcher(file.text()).results().forEach(word -> words.add(word.group(1))));
        return words;
    }

    private static boolean halfRendered(Artifact node) {
        RenderedSql sql = node.rendered();
        return sql == null || !sql.whole();
    }

    private static Link earlier(Link one, Link other) {
        return one.at().compareTo(other.at()) <= 0 ? one : other;
    }

    public List<Home> homes() {
        return homes;
    }

    /** Every node, by id. */
    public Stream<Node> nodes() {
        return nodes.values().stream();
    }

    /** Every node an audited project owns and does not leave out, by id. */
    public Stream<Node> own() {
        return nodes().filter(node -> node.own() && !Boolean.TRUE.equals(node.excluded()));
    }

    /** The models that count, by id. */
    public Stream<Node> models() {
        return nodes().filter(node -> node.model() && node.counted());
    }

    /** The models of one audited project that count, by id. */
    public List<Node> models(Home home) {
        return models().filter(model -> model.own() && model.home() == home).toList();
    }

    /** The sources that count, by id. */
    public Stream<Node> sources() {
        return nodes().filter(node -> node.source() && node.counted());
    }

    /** Every direct dependency, by parent and child. */
    public Stream<Link> links() {
        return out.values().stream().flatMap(List::stream);
    }

    public List<Link> in(Node node) {
        return in.getOrDefault(node.id(), List.of());
    }

    public List<Link> out(Node node) {
        return out.getOrDefault(node.id(), List.of());
    }

    /** Every source a node depends on at any distance, left-out ones included. */
    public List<Node> sourcesAbove(Node node) {
        Set<String> seen = new HashSet<>();
        List<Node> sources = new ArrayList<>();
        Deque<Node> open = new ArrayDeque<>(List.of(node));
        while (!open.isEmpty()) {
            for (Link link : in(open.pop())) {
                if (seen.add(link.parent().id())) {
                    open.push(link.parent());
                    if (link.parent().source()) {
                        sources.add(link.parent());
                    }
                }
            }
        }
        return sources;
    }

    /**
     * Whether dependencies of this node may be missing: some stand in a branch parse time does not take, or its file
     * was not read or resolved in full.
     */
    public boolean doubtful(Node node) {
        return doubtful.contains(node.id());
    }

    /** Whether somebody may read this node in a way the graph does not show for certain. */
    public boolean readInDoubt(Node node) {
        return readInDoubt.contains(node.id());
    }

    /** A row of one of the evaluator's tables, unless it is about a package or the project excuses it. */
    public static Stream<Finding> row(
            RuleContext context,
            Node subject,
            String key,
            String message,
            Location at,
            Map<String, Object> facts,
            Location... more) {
        return subject.own()
                        && !subject.home().exceptions().excuse(context.rule().aliases(), facts)
                ? context.finding(subject.artifact(), key, message, at, facts, more)
                : Stream.empty();
    }

    /** Names in a sentence: {@code `a`, `b` and `c`}; of many the first ten. */
    public static String names(List<String> names) {
        if (names.size() > MOST_NAMES) {
            List<String> first = names.subList(0, MOST_NAMES);
            return "`" + String.join("`, `", first) + "` and " + (names.size() - MOST_NAMES) + " more";
        }
        List<String> quoted = names.stream().map(name -> "`" + name + "`").toList();
        int last = quoted.size() - 1;
        return last < 1
                ? String.join("", quoted)
                : String.join(", ", quoted.subList(0, last)) + " and " + quoted.get(last);
    }

    /** The first line of each audited project's {@code dbt_project.yml}. */
    public static Stream<Location> projectFiles(Estate estate) {
        return estate.projects().stream().map(Dag::projectFile);
    }

    /** The first line of a project's {@code dbt_project.yml}. */
    static Location projectFile(Project project) {
        String folder = project.root().isEmpty() ? "" : project.root() + "/";
        return Location.ofLine(project.source(), folder + "dbt_project.yml", 1);
    }

    public static Comparator<Link> byNames() {
        return Comparator.comparing((Link link) -> link.child().name())
                .thenComparing(link -> link.parent().name());
    }

    public static String nameOf(Artifact artifact) {
        return Nodes.name(artifact);
    }
}
