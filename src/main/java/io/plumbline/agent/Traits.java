package io.plumbline.agent;

import io.plumbline.model.Artifact;
import io.plumbline.model.Location;
import io.plumbline.model.Test;
import io.plumbline.model.UnitTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
                tool(Intent.WHERE, this::where), tool(Intent.COLUMNS, this::columns), tool(Intent.TESTS, this::tests));
    }

    private Tool tool(Intent intent, Function<Artifact, List<Draft>> told) {
        return new Tool() {
            @Override
            public Intent intent() {
                return intent;
            }

            @Override
            public List<Draft> run(Map<String, String> inputs) {
                return knowledge.estate().artifact(inputs.getOrDefault("node", "")).stream()
                        .flatMap(node -> told.apply(node).stream())
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

    private List<Draft> tests(Artifact node) {
        List<Test> tests = knowledge.estate().tests(node.id());
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
