package io.plumbline.pipeline;

import io.plumbline.audit.Audit;
import io.plumbline.audit.AuditResult;
import io.plumbline.audit.AuditSettings;
import io.plumbline.audit.Layer;
import io.plumbline.audit.Part;
import io.plumbline.job.Reasons;
import io.plumbline.job.RuleCase;
import io.plumbline.job.RuleFile;
import io.plumbline.job.RuleSpec;
import io.plumbline.job.Suggestion;
import io.plumbline.job.UserError;
import io.plumbline.model.Estate;
import io.plumbline.model.FileTree;
import io.plumbline.model.Finding;
import io.plumbline.model.Gap;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.RuleChoices;
import io.plumbline.model.RuleInfo;
import io.plumbline.model.TextTree;
import io.plumbline.own.OwnRules;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the tests that declared rules carry: each audits a small project with that rule alone. */
public final class RuleTests {

    private RuleTests() {}

    /**
     * How a test went.
     *
     * @param missing places where a finding was expected and none is
     * @param surplus findings that nobody expected
     * @param unsure what the rule, or the reading of the project, could not tell
     */
    public record Outcome(RuleCase test, List<String> missing, List<Finding> surplus, List<Gap> unsure) {

        public Outcome {
            missing = List.copyOf(missing);
            surplus = List.copyOf(surplus);
            unsure = List.copyOf(unsure);
        }

        /** Whether all that was expected was found and nothing else, and nothing was left open. */
        public boolean passed() {
            return missing.isEmpty() && surplus.isEmpty() && unsure.isEmpty();
        }
    }

    /**
     * What all tests gave.
     *
     * @param rules how many rules are declared
     * @param untested those without a test
     */
    public record Summary(int rules, List<RuleSpec> untested, List<Outcome> outcomes) {

        public Summary {
            untested = List.copyOf(untested);
            outcomes = List.copyOf(outcomes);
        }
    }

    /**
     * Runs every test of a folder.
     *
     * @param folder one that holds {@code plumbline-rules}, or lies below such a one
     * @throws UserError of kind INPUT where there is no such folder, or a test is of no rule there is
     * @throws io.plumbline.job.SettingsException with every mistake of a rule
     */
    public static Summary of(Path folder) {
        List<RuleFile> files = read(home(folder));
        List<RuleSpec> declared =
                files.stream().flatMap(file -> file.rules().stream()).toList();
        List<RuleCase> tests =
                files.stream().flatMap(file -> file.tests().stream()).toList();
        Audit audit = Rulebook.with(
                Plugins.audit(),
                declared.stream()
                        .map(spec -> new OwnRules.Declared(spec, Part.everything()))
                        .toList());
        Set<String> tested = tests.stream().map(RuleCase::rule).collect(Collectors.toSet());
        return new Summary(
                declared.size(),
                declared.stream().filter(spec -> !tested.contains(spec.id())).toList(),
                tests.stream().map(test -> outcome(audit, test)).toList());
    }

    private static Outcome outcome(Audit audit, RuleCase test) {
        List<String> ids = audit.rules().stream().map(RuleInfo::id).toList();
        if (!ids.contains(test.rule())) {
            throw UserError.input(
                    "%s:%d: a test is of rule \"%s\"; there is no such rule"
                            .formatted(test.file(), test.line(), test.rule()),
                    Suggestion.orElse(test.rule(), ids, "All rules: plumbline rules"));
        }
        Map<String, String> files = new TreeMap<>(test.files());
        files.putIfAbsent("dbt_project.yml", "name: project\n");
        FileTree tree = new TextTree("test", files);
        ProjectGraph graph = new DbtReader().read(tree, "", DbtSettings.defaults());
        Estate estate =
                new EstateAssembly().add(tree, List.of(graph), List.of()).estate();
        AuditResult result = audit.run(estate, only(test.rule(), ids));
        List<String> missing = new ArrayList<>(test.expect());
        List<Finding> surplus = result.findings().stream()
                .filter(finding -> !missing.remove(finding.location().toString()))
                .toList();
        List<Gap> unsure =
                Stream.concat(estate.gaps().stream(), result.gaps().stream()).toList();
        return new Outcome(test, missing, surplus, unsure);
    }

    private static AuditSettings only(String rule, List<String> ids) {
        Set<String> others = ids.stream().filter(id -> !id.equals(rule)).collect(Collectors.toSet());
        RuleChoices choices = new RuleChoices(Set.of(rule), others, Map.of(), Map.of());
        return new AuditSettings(List.of(new Layer(Part.everything(), choices)), List.of(), null);
    }

    /** The nearest folder of rules: in this folder, or in one above it. */
    private static Path home(Path folder) {
        Path start = folder.toAbsolutePath().normalize();
        for (Path at = start; at != null; at = at.getParent()) {
            Path rules = name(at).equals(RuleFile.FOLDER) ? at : at.resolve(RuleFile.FOLDER);
            if (Files.isDirectory(rules)) {
                return rules;
            }
        }
        throw UserError.input(
                folder + " has no folder " + RuleFile.FOLDER + ", nor has a folder above it",
                "Declare rules in " + RuleFile.FOLDER + "/NAME.yml; how: docs/own-rules.md");
    }

    private static List<RuleFile> read(Path home) {
        List<Path> files;
        try (Stream<Path> all = Files.list(home)) {
            files = all.filter(file -> name(file).matches(".+\\.ya?ml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw UserError.input(home + " cannot be read: " + Reasons.of(e), "Make it readable.");
        }
        return files.stream()
                .map(file -> RuleFile.read(RuleFile.FOLDER + "/" + name(file), text(file)))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw UserError.input(file + " cannot be read: " + Reasons.of(e), "Make it a readable text file.");
        }
    }

    private static String name(Path path) {
        @Nullable Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
