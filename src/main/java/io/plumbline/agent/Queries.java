package io.plumbline.agent;

import io.plumbline.model.Artifact;
import io.plumbline.model.Citation;
import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.model.Locator;
import io.plumbline.model.Model;
import io.plumbline.model.Project;
import io.plumbline.model.Properties;
import io.plumbline.model.Test;
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

    Queries(Knowledge knowledge, Lineage lineage) {
        this.knowledge = knowledge;
        this.estate = knowledge.estate();
        this.lineage = lineage;
        this.known = Map.ofEntries(
                Map.entry("node", this::node),
                Map.entry("parents", id -> nodes(lineage.parents(id))),
                Map.entry("children", id -> nodes(lineage.children(id))),
                Map.entry("ancestors", id -> nodes(lineage.reach(id, true))),
                Map.entry("descendants", id -> nodes(lineage.reach(id, false))),
                Map.entry("columns", this::columns),
                Map.entry("holders", column -> nodes(lineage.holders(column))),
                Map.entry("tests", this::tests),
                Map.entry("findings", this::findings),
                Map.entry("select", text -> nodes(Filter.read(text).in(knowledge))),
                Map.entry("changes", this::changes));
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

    private List<String> nodes(Collection<? extends Artifact> nodes) {
        List<String> lines = new ArrayList<>(List.of(nodes.isEmpty() ? "0" : Phrases.counted(nodes)));
        nodes.forEach(node -> lines.add(node.id() + "  " + node.location().path()));
        return lines;
    }

    private List<String> columns(String id) {
        List<String> columns = lineage.columns(id);
        return Stream.concat(Stream.of(Phrases.counted(columns.size(), "column")), columns.stream())
                .toList();
    }

    private List<String> tests(String id) {
        List<Test> tests = estate.tests(id);
        return Stream.concat(
                        Stream.of(Phrases.counted(tests.size(), "test")),
                        tests.stream().map(test -> test.id() + "  " + test.label() + " " + test.column()))
                .toList();
    }

    /** @param id of an artifact, or {@code *} for the findings on everything */
    private List<String> findings(String id) {
        List<Finding> found = Phrases.about(id, knowledge);
        return Stream.concat(
                        Stream.of(Phrases.counted(found.size(), "finding")),
                        found.stream()
                                .map(finding ->
                                        finding.severity().name().toLowerCase(Locale.ROOT) + " " + finding.rule() + " "
                                                + finding.location() + " " + finding.subject() + ": "
                                                + finding.message()))
                .toList();
    }

    private List<String> changes(String revision) {
        return knowledge
                .changes(revision)
                .map(changes -> Stream.concat(
                                Stream.of(Phrases.counted(changes.size(), "change")),
                                changes.stream().flatMap(change -> change.lines().stream()))
                        .toList())
                .orElse(List.of());
    }
}
