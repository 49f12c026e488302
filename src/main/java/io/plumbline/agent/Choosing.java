package io.plumbline.agent;

import io.plumbline.llm.LanguageModel;
import io.plumbline.llm.Prompt;
import io.plumbline.llm.Prompt.Block;
import io.plumbline.model.Artifact;
import io.plumbline.model.Chunk;
import io.plumbline.model.Locator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Has a language model choose steps for a question that our own patterns do not understand. It chooses among tools that
 * read, and among things that are there; a step that names another is not taken. The tools are called by us.
 */
final class Choosing {

    /** Steps of one answer of the model. */
    private static final int STEPS = 4;

    /** Things that a model may choose among. */
    private static final int THINGS = 80;

    private final LanguageModel model;
    private final Knowledge knowledge;

    Choosing(LanguageModel model, Knowledge knowledge) {
        this.model = model;
        this.knowledge = knowledge;
    }

    /** @throws io.plumbline.llm.Unanswered where the model has no answer */
    List<Plan.Step> steps(String question, List<Sentence> found) {
        Map<String, Artifact> things = things(question);
        List<Block> data = List.of(
                new Block("question", question),
                new Block(
                        "things",
                        things.entrySet().stream()
                                .map(thing -> thing.getKey() + " (" + Phrases.kind(thing.getValue()) + ")")
                                .collect(Collectors.joining("\n"))),
                new Block("found", found.stream().map(Sentence::text).collect(Collectors.joining("\n"))));
        List<Plan.Step> steps = new ArrayList<>();
        for (JsonNode step :
                model.ask(Prompt.of("choose", List.of("dbt"), data)).get("steps")) {
            if (steps.size() < STEPS) {
                step(step, things).ifPresent(steps::add);
            }
        }
        return steps;
    }

    private Optional<Plan.Step> step(JsonNode step, Map<String, Artifact> things) {
        Intent intent = Intent.valueOf(
                step.get("tool").asString().toUpperCase(Locale.ROOT).replace('-', '_'));
        Artifact node = things.get(step.get("node").asString());
        String column = step.get("column").asString().toLowerCase(Locale.ROOT);
        Map<String, String> inputs = new TreeMap<>();
        boolean whole = Set.of(
                        Intent.FINDINGS,
                        Intent.CHANGES,
                        Intent.COST,
                        Intent.COLUMN_HOLDERS,
                        Intent.REVIEW,
                        Intent.ADVICE,
                        Intent.TESTS_TO_ADD,
                        Intent.DOCS_TO_WRITE)
                .contains(intent);
        if (node == null && (!whole || !step.get("node").asString().isEmpty())) {
            return Optional.empty();
        }
        if (node != null && intent != Intent.COLUMN_HOLDERS) {
            inputs.put("node", node.id());
        } else if (intent == Intent.FINDINGS) {
            inputs.put("node", "*");
        }
        boolean columns = Set.of(Intent.COLUMN_ORIGIN, Intent.COLUMN_USERS, Intent.COLUMN_HOLDERS)
                .contains(intent);
        if (columns && column.isEmpty()) {
            return Optional.empty();
        }
        if (columns || intent == Intent.DESCRIPTION && !column.isEmpty()) {
            inputs.put("column", column);
        }
        return Optional.of(new Plan.Step(intent.tool(), inputs, intent.evidence()));
    }

    /** What stands in the passages nearest to the question, then what shares a word with it, then the rest. */
    private Map<String, Artifact> things(String question) {
        Map<String, Artifact> things = new LinkedHashMap<>();
        List<Artifact> own =
                knowledge.estate().own(Artifact.class).filter(Choosing::named).toList();
        for (Chunk chunk : knowledge.passages(question, 10)) {
            if (chunk.locator() instanceof Locator.Lines lines) {
                own.stream()
                        .filter(node -> node.location().source().equals(chunk.source())
                                && node.location().path().equals(lines.path()))
                        .forEach(node -> things.putIfAbsent(Phrases.plain(node), node));
            }
        }
        Set<String> words = Terms.shown(question);
        own.stream()
                .filter(node -> List.of(node.name().toLowerCase(Locale.ROOT).split("_+")).stream()
                        .anyMatch(words::contains))
                .forEach(node -> things.putIfAbsent(Phrases.plain(node), node));
        own.forEach(node -> things.putIfAbsent(Phrases.plain(node), node));
        return things.entrySet().stream()
                .limit(THINGS)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one, LinkedHashMap::new));
    }

    private static boolean named(Artifact node) {
        return Set.of("model", "source", "seed", "snapshot", "exposure", "metric", "macro")
                .contains(node.kind());
    }
}
