package io.plumbline.agent;

import io.plumbline.model.Artifact;
import io.plumbline.model.Location;
import io.plumbline.model.Test;
import io.plumbline.model.UnitTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What can be told of one thing by looking at it: its file, columns and tests. */
final class Traits {

    private final Knowledge knowledge;
    private final Lineage lineage;

    Traits(Knowledge knowledge, Lineage lineage) {
        this.knowledge = knowledge;
        this.lineage = lineage;
    }

    /** The tools, one for each intent. */
    List<Tool> tools() {
        return List.of(
                tool(Intent.WHERE, (node, inputs) -> where(node)),
                tool(
                        Intent.COLUMNS,
                        (node, inputs) -> inputs.containsKey("described") ? described(node) : columns(node)),
                tool(
                        Intent.TESTS,
                        (node, inputs) ->
                                inputs.containsKey("column") ? tests(node, inputs.get("column")) : tests(node)));
    }

    private Tool tool(Intent intent, BiFunction<Artifact, Map<String, String>, List<Draft>> told) {
        return new Tool() {
            @Override
            public Intent intent() {
                return intent;
            }

            @Override
            public List<Draft> run(Map<String, String> inputs) {
                return knowledge.estate().artifact(inputs.getOrDefault("node", "")).stream()
                        .flatMap(node -> told.apply(node, inputs).stream())
                        .toList();
            }
        };
    }

    private List<Draft> where(Artifact node) {
        List<Draft> drafts = new ArrayList<>();
        drafts.add(Draft.at(
                Phrases.name(node) + " is defined in `" + node.location().path() + "`.",
                List.of(node.location()),
                "node " + node.id()));
        Location declared = node.declared();
        if (declared != null && !declared.path().equals(node.location().path())) {
            drafts.add(Draft.at(Phrases.name(node) + " is described in `" + declared.path() + "`.", List.of(declared)));
        }
        return drafts;
    }

    private List<Draft> columns(Artifact node) {
        List<String> columns = lineage.columns(node.id());
        if (columns.isEmpty()) {
            return List.of();
        }
        return List.of(Draft.at(
                Phrases.name(node) + " has " + Phrases.counted(columns.size(), "column") + ": " + Phrases.names(columns)
                        + ".",
                List.of(),
                "columns " + node.id()));
    }

    /** The columns that have a description. */
    private List<Draft> described(Artifact node) {
        List<String> described = describedColumns(node);
        String name = Phrases.name(node);
        String query = "described " + node.id();
        return List.of(Draft.at(
                described.isEmpty()
                        ? "No column of " + name + " has a description."
                        : Phrases.counted(described.size(), "column") + " of " + name
                                + (described.size() == 1 ? " has" : " have") + " a description: "
                                + Phrases.names(described) + ".",
                List.of(),
                query));
    }

    private static List<String> describedColumns(Artifact node) {
        return node.properties().columns().stream()
                .filter(column -> !column.description().isBlank())
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The result of the query {@code described ID}. */
    List<String> describedLines(String id) {
        return knowledge.estate().artifact(id).stream()
                .flatMap(node -> Stream.concat(
                        Stream.of(Phrases.counted(describedColumns(node).size(), "column") + " of "
                                + Phrases.plain(node)),
                        describedColumns(node).stream()))
                .toList();
    }

    /** The tests of one column. */
    private List<Draft> tests(Artifact node, String column) {
        List<Test> tests = tests(node.id(), column);
        String query = "column-tests " + node.id() + " " + column;
        String name = "`" + column + "` of " + Phrases.name(node);
        return tests.isEmpty()
                ? List.of(Draft.at("No test of its own covers " + name + ".", List.of(), query))
                : Draft.first(
                        tests,
                        query,
                        test -> Draft.at(
                                "`" + test.label() + "` covers " + name + ".", List.of(test.location()), query));
    }

    private List<Test> tests(String id, String column) {
        return knowledge.estate().artifact(id).stream()
                .flatMap(node -> lineage.tests(node).stream())
                .filter(test -> column.equalsIgnoreCase(test.column()))
                .toList();
    }

    /** The result of the query {@code column-tests ID COLUMN}. */
    List<String> columnTests(String column) {
        String[] parts = column.split(" ", 2);
        return knowledge.estate().artifact(parts[0]).stream()
                .flatMap(node -> {
                    List<Test> tests = parts.length < 2 ? List.of() : tests(node.id(), parts[1]);
                    return Stream.concat(
                            Stream.of(Phrases.counted(tests.size(), "test") + " of " + parts[1] + " of "
                                    + Phrases.plain(node)),
                            tests.stream().map(test -> test.id() + "  " + test.label()));
                })
                .toList();
    }

    private List<Draft> tests(Artifact node) {
        List<Test> tests = lineage.tests(node);
        String query = "tests " + node.id();
        List<UnitTest> units = knowledge
                .estate()
                .of(UnitTest.class)
                .filter(unit -> unit.enabled() && node.id().equals(unit.tests()))
                .toList();
        if (tests.isEmpty() && units.isEmpty()) {
            return List.of(Draft.at("No test covers " + Phrases.name(node) + ".", List.of(), query));
        }
        List<Draft> drafts = new ArrayList<>();
        drafts.add(
                Draft.at(Phrases.name(node) + " has " + Phrases.counted(tests.size(), "test") + ".", List.of(), query));
        drafts.addAll(Draft.first(
                tests,
                query,
                test -> Draft.at(
                        "`" + test.label() + "` covers "
                                + (test.column() == null ? "it" : "its column `" + test.column() + "`") + ".",
                        List.of(test.location()),
                        query)));
        units.stream()
                .limit(Neighbours.MOST)
                .forEach(unit -> drafts.add(Draft.at(
                        "The unit test " + Phrases.name(unit) + " covers it.",
                        List.of(unit.location()),
                        "node " + unit.id())));
        return drafts;
    }
}
