package io.plumbline.agent;

import io.plumbline.model.Artifact;
import io.plumbline.model.Citation;
import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import io.plumbline.model.Location;
import io.plumbline.model.Locator;
import io.plumbline.model.Model;
import io.plumbline.model.Project;
import io.plumbline.model.Properties;
import io.plumbline.model.Test;
import io.plumbline.sql.ProjectSql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Questions to the graph that can be asked again by anybody who doubts an answer: a word and its subject. A result is text, its
 * first line says how much there is. Each is asked once. Not safe for concurrent use.
 */
final class Queries {

    private final Knowledge knowledge;
    private final Estate estate;
    private final Lineage lineage;
    private final Map<String, Function<String, List<String>>> known;
    private final Map<String, Optional<Citation>> asked = new HashMap<>();

    Queries(Knowledge knowledge, Lineage lineage, Fed fed, Advice advice, Untested untested, Undescribed undescribed) {
        this.knowledge = knowledge;
        this.estate = knowledge.estate();
        this.lineage = lineage;
        this.known = Map.ofEntries(
                Map.entry("node", this::node),
                Map.entry("parents", id -> nodes(lineage.parents(id))),
                Map.entry("children", id -> nodes(lineage.children(id))),
                Map.entry("perhaps-parents", id -> nodes(lineage.perhaps(id, true))),
                Map.entry("perhaps-children", id -> nodes(lineage.perhaps(id, false))),
                Map.entry("ancestors", id -> nodes(lineage.reach(id, true))),
                Map.entry("descendants", id -> nodes(lineage.reach(id, false))),
                Map.entry("columns", this::columns),
                Map.entry("described", new Traits(knowledge, lineage)::describedLines),
                Map.entry("holders", column -> nodes(lineage.holders(column))),
                Map.entry("tests", this::tests),
                Map.entry("findings", this::findings),
                Map.entry("select", text -> nodes(Filter.read(text).in(knowledge))),
                Map.entry("select-disabled", text -> nodes(Filter.read(text).disabled(knowledge))),
                Map.entry("users", this::users),
                Map.entry("made", this::made),
                Map.entry("rule", new RulePages(knowledge)::lines),
                Map.entry("fact", new House(knowledge)::lines),
                Map.entry("cost", what -> Costs.lines(knowledge, what)),
                Map.entry("commits", this::commits),
                Map.entry("owner", this::owner),
                Map.entry("owners", new Owners(knowledge)::lines),
                Map.entry("setting", new Settings(knowledge)::lines),
                Map.entry("compare", new Compared(knowledge, lineage)::lines),
                Map.entry("column-tests", new Traits(knowledge, lineage)::columnTests),
                Map.entry("changes", this::changes),
                Map.entry(
                        "reach",
                        since -> knowledge.changes(since).map(this::reach).orElse(List.of())),
                Map.entry(
                        "caused",
                        since -> knowledge.caused(since).map(Queries::findings).orElse(List.of())),
                Map.entry("fed", id -> fed.lines(id)),
                Map.entry("fix", advice::fix),
                Map.entry("untested", untested::lines),
                Map.entry("undescribed", undescribed::lines),
                Map.entry("savings", advice::savings));
    }

    /** The result of a query as a citation; empty where the query is unknown or has no result. */
    Optional<Citation> cite(String query) {
        return asked.computeIfAbsent(query, this::ask);
    }

    private Optional<Citation> ask(String query) {
        int space = query.indexOf(' ');
        Function<String, List<String>> answer = known.get(query.substring(0, Math.max(0, space)));
        List<String> lines = answer == null ? List.of() : answer.apply(query.substring(space + 1));
        if (lines.isEmpty() || estate.projects().isEmpty()) {
            return Optional.empty();
        }
        Project project = estate.projects().get(0);
        String text = String.join("\n", lines);
        return Optional.of(new Citation(
                project.source(),
                project.revision(),
                new Locator.Query(query),
                text,
                Citation.hash(text),
                Citation.Level.UNCHECKED));
    }

    private List<String> node(String id) {
        return estate.artifact(id)
                .map(node -> {
                    List<String> lines = new ArrayList<>(List.of(node.id(), Phrases.named(node)));
                    lines.add("package " + node.packageName());
                    if (node instanceof Model model) {
                        lines.add("materialized " + model.materialized());
                        lines.add("access " + model.access());
                    }
                    if (!node.enabled()) {
                        lines.add("disabled");
                    }
                    Stream.ofNullable(node.relation()).forEach(relation -> lines.add("relation " + relation));
                    Properties properties = node.properties();
                    properties.config().forEach((key, value) -> lines.add(key + " " + value));
                    Stream.ofNullable(properties.group()).forEach(group -> lines.add("group " + group));
                    return lines;
                })
                .orElse(List.of());
    }

    /** How many there are, how many of them an answer leaves out, and all of them. */
    private static List<String> list(String counted, List<String> all) {
        int more = all.size() - Neighbours.MOST;
        List<String> lines = new ArrayList<>(List.of(counted));
        if (more > 0) {
            lines.add("the first " + Neighbours.MOST + ", and " + more + " more");
        }
        lines.addAll(all);
        return lines;
    }

    private List<String> nodes(Collection<? extends Artifact> nodes) {
        return list(
                nodes.isEmpty() ? "0" : Phrases.counted(nodes),
                nodes.stream()
                        .map(node -> node.id() + "  " + node.location().path())
                        .toList());
    }

    private List<String> columns(String id) {
        List<String> columns = lineage.columns(id);
        return list(Phrases.counted(columns.size(), "column"), columns);
    }

    private List<String> tests(String id) {
        List<Test> tests = estate.artifact(id).map(lineage::tests).orElse(List.of());
        return list(
                Phrases.counted(tests.size(), "test"),
                tests.stream()
                        .map(test -> test.id() + "  " + test.label() + " " + test.column())
                        .toList());
    }

    /** @param filter as {@link FindingFilter} writes itself */
    private List<String> findings(String filter) {
        return findings(FindingFilter.read(filter).in(knowledge));
    }

    private static List<String> findings(List<Finding> found) {
        return list(
                Phrases.counted(found.size(), "finding"),
                found.stream().map(Queries::line).toList());
    }

    private List<String> reach(List<Knowledge.Change> changes) {
        return nodes(Review.reach(estate, changes));
    }

    private static String line(Finding finding) {
        boolean proven = finding.fix() != null && finding.fix().status() == Fix.Status.PROVEN;
        return finding.severity().name().toLowerCase(Locale.ROOT) + " " + finding.rule() + " " + finding.location()
                + " " + finding.subject() + ": " + finding.message() + (proven ? " (a proven fix is ready)" : "");
    }

    private List<String> changes(String revision) {
        return knowledge
                .changes(revision)
                .map(changes -> list(
                        Phrases.counted(changes.size(), "change"),
                        changes.stream()
                                .map(change -> String.join("\n", change.lines()))
                                .toList()))
                .orElse(List.of());
    }

    /** @param id of an artifact, or {@code *} for the commits that touched anything */
    private List<String> commits(String id) {
        Location place = estate.artifact(id).map(Artifact::location).orElse(null);
        return place == null && !id.equals("*")
                ? List.of()
                : knowledge.commits(place, Changes.COMMITS).stream()
                        .map(Changes::line)
                        .toList();
    }

    private List<String> owner(String id) {
        return estate.artifact(id)
                .flatMap(node -> knowledge
                        .owner(node.location())
                        .map(owner ->
                                List.of(node.location().path(), String.join(", ", owner.owners()), owner.reason())))
                .orElse(List.of());
    }

    /** @param column a node's id and the name of a column of it */
    private List<String> made(String column) {
        String[] parts = column.split(" ", 2);
        return estate.artifact(parts[0]).flatMap(knowledge::sql).stream()
                .flatMap(sql -> ColumnWays.made(sql, parts[0], parts[1]).stream())
                .toList();
    }

    /** @param column a node's id and the name of a column of it */
    private List<String> users(String column) {
        String[] parts = column.split(" ", 2);
        ProjectSql sql = estate.artifact(parts[0]).flatMap(knowledge::sql).orElse(null);
        if (sql == null) {
            return List.of();
        }
        List<String> users = new ArrayList<>(ColumnWays.users(sql, sql.table(parts[0]), parts[1]).stream()
                .map(user -> user.table() + "." + user.column())
                .toList());
        String counted = Phrases.counted(users.size(), "column") + " made from " + column;
        ColumnWays.decided(sql, sql.table(parts[0]), parts[1])
                .forEach(use -> users.add(use.node().id() + " " + use.use().role()));
        return list(counted, users);
    }
}
