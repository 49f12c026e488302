package io.plumbline.agent;

import io.plumbline.model.Artifact;
import io.plumbline.model.Estate;
import io.plumbline.model.Exposure;
import io.plumbline.model.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reviews a thing, a file, or what changed since a revision: what the rules say, what stands downstream, and what covers
 * it. It gives no verdict; whether a change is safe is for people to say.
 */
final class Review implements Tool {

    private final Knowledge knowledge;
    private final Lineage lineage;
    private final Fed fed;

    Review(Knowledge knowledge, Lineage lineage, Fed fed) {
        this.knowledge = knowledge;
        this.lineage = lineage;
        this.fed = fed;
    }

    @Override
    public Intent intent() {
        return Intent.REVIEW;
    }

    @Override
    public List<Draft> run(Map<String, String> inputs) {
        if (inputs.containsKey("path")) {
            return file(inputs.getOrDefault("path", ""));
        }
        return inputs.containsKey("node")
                ? knowledge.estate().artifact(inputs.getOrDefault("node", "")).stream()
                        .flatMap(node -> node(node).stream())
                        .toList()
                : change(inputs.getOrDefault("since", knowledge.lastLook()));
    }

    private List<Draft> file(String path) {
        FindingFilter filter = new FindingFilter("*", Map.of("path", path));
        return found(filter.in(knowledge), "in `" + path + "`", "findings " + filter);
    }

    private List<Draft> node(Artifact node) {
        String id = node.id();
        String name = Phrases.name(node);
        FindingFilter filter = new FindingFilter(id, Map.of());
        List<Draft> drafts = new ArrayList<>(found(filter.in(knowledge), "on " + name, "findings " + filter));
        List<Artifact> below = lineage.reach(id, false);
        drafts.add(Draft.at(
                below.isEmpty()
                        ? "Nothing reads " + name + "."
                        : "What depends on " + name + " is " + Phrases.counted(below) + ".",
                List.of(),
                "descendants " + id));
        drafts.addAll(exposures(below, "descendants " + id));
        List<Fed.Column> columns = fed.of(id);
        if (!columns.isEmpty()) {
            drafts.add(Draft.at(
                    "From its columns " + Fed.counted(columns) + " are made, as far as SQL can be followed.",
                    List.of(),
                    "fed " + id));
        }
        int tests = knowledge.estate().tests(id).size();
        drafts.add(Draft.at(
                tests == 0 ? "No test covers " + name + "." : name + " has " + Phrases.counted(tests, "test") + ".",
                List.of(),
                "tests " + id));
        return drafts;
    }

    private List<Draft> change(String since) {
        List<Knowledge.Change> changes = knowledge.changes(since).orElse(null);
        if (changes == null) {
            return List.of();
        }
        String when = since.contains(" ") ? since : "`" + since + "`";
        if (changes.isEmpty()) {
            return List.of(
                    Draft.at("Nothing in the dbt projects changed since " + when + ".", List.of(), "changes " + since));
        }
        List<Draft> drafts = new ArrayList<>(Changes.told(changes, "changes " + since));
        List<Artifact> below = reach(knowledge.estate(), changes);
        drafts.add(Draft.at(
                below.isEmpty()
                        ? "Nothing is downstream of what changed."
                        : "Downstream of what changed: " + Phrases.counted(below) + ".",
                List.of(),
                "reach " + since));
        drafts.addAll(exposures(below, "reach " + since));
        drafts.addAll(found(
                knowledge.caused(since).orElse(List.of()),
                "that the changes since " + when + " can have caused",
                "caused " + since));
        return drafts;
    }

    /** What is downstream of any change, each thing once. */
    static List<Artifact> reach(Estate estate, List<Knowledge.Change> changes) {
        return changes.stream()
                .flatMap(change -> change.reach().stream())
                .distinct()
                .sorted()
                .flatMap(id -> estate.artifact(id).stream())
                .toList();
    }

    private static List<Draft> found(List<Finding> found, String where, String query) {
        return Stream.concat(
                        Stream.of(Draft.at(
                                found.isEmpty()
                                        ? "No rule has a finding " + where + "."
                                        : "The rules have " + Phrases.counted(found.size(), "finding") + " " + where
                                                + ".",
                                List.of(),
                                query)),
                        Draft.first(found, query, finding -> Flags.flagged(finding, query)).stream())
                .toList();
    }

    private static List<Draft> exposures(List<Artifact> below, String query) {
        List<Artifact> exposures =
                below.stream().filter(node -> node instanceof Exposure).toList();
        return Draft.first(
                exposures,
                query,
                node -> Draft.at(
                        Phrases.name(node) + " (exposure) shows what it makes.", List.of(node.location()), query));
    }
}
