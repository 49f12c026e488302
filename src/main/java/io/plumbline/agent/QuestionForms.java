package io.plumbline.agent;

import io.plumbline.agent.Names.Mention;
import io.plumbline.agent.Question.Mark;
import io.plumbline.agent.Question.Word;
import io.plumbline.model.Model;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Questions that are known by their form, not by one thing they name: of two things, of all of a kind, of a column alone, of a
 * change. Not safe for concurrent use.
 */
final class QuestionForms {

    private final Knowledge knowledge;
    private final Names names;
    private final Lineage lineage;
    private final Listings listings;
    private final Fields fields;

    QuestionForms(Knowledge knowledge, Names names, Lineage lineage, Listings listings, Fields fields) {
        this.knowledge = knowledge;
        this.names = names;
        this.lineage = lineage;
        this.listings = listings;
        this.fields = fields;
    }

    /** Whether one of two things depends on the other. */
    Optional<Plan> pair(Question question, List<Mention> exact) {
        if (exact.size() != 2
                || exact.stream().anyMatch(mention -> mention.nodes().size() > 1)) {
            return Optional.empty();
        }
        List<Mark> marks = exact.stream().map(Mention::mark).toList();
        String masked = question.masked(marks);
        if (!masked.matches(
                " (does|do|is|are|will|would) .*§n .*(depend(s|ent|ing)? on|use|read|need|consume|built on|derived from|downstream of|"
                        + "upstream of|behind|feed|feeding|affect).*§n .*")) {
            return Optional.empty();
        }
        boolean turned = masked.matches(".*(upstream of|behind|feed|affect).*");
        String one = exact.get(turned ? 1 : 0).nodes().get(0).id();
        String other = exact.get(turned ? 0 : 1).nodes().get(0).id();
        return Optional.of(Planner.step(question.text(), "", Intent.READS, Map.of("node", one, "other", other)));
    }

    /** The owner of each thing of a list, where there are not too many. */
    Optional<Plan> owned(Question question) {
        List<Word> words = question.words().stream()
                .filter(word -> !word.lower().matches("owners?|owns?|who|and|their|of|the|with|all|each"))
                .toList();
        boolean asked = question.words().stream().anyMatch(word -> word.lower().matches("owners?|owns"))
                && question.text().matches("(?is)\\s*(list|show|which|what|give|who)\\b.*");
        return asked
                ? listings.read(new Question(
                                String.join(" ", words.stream().map(Word::text).toList()), words))
                        .filter(filter -> filter.kind().matches("exposure|model|source"))
                        .map(filter -> filter.in(knowledge))
                        .filter(nodes -> !nodes.isEmpty() && nodes.size() <= Neighbours.MOST)
                        .map(nodes -> new Plan(
                                question.text(),
                                "",
                                nodes.stream()
                                        .map(node -> new Plan.Step(
                                                Intent.OWNER.tool(),
                                                Map.of("node", node.id()),
                                                Intent.OWNER.evidence()))
                                        .toList()))
                : Optional.empty();
    }

    /** A column whose model is not said: the one model that has it, or the one that computes it, else which is asked. */
    Optional<Plan> column(Question question) {
        String name =
                fields.named(question).filter(column -> column.indexOf('_') > 0).orElse(null);
        if (name == null) {
            return Optional.empty();
        }
        int at = question.words().stream().map(Word::lower).toList().indexOf(name);
        Intent intent = Planner.intent(question.masked(List.of(new Mark(at, at + 1, "§c"))), true, true);
        List<Model> holders = lineage.holders(name);
        List<Model> makers = holders.size() == 1
                ? holders
                : holders.stream().filter(model -> fields.made(model, name)).toList();
        boolean asked = intent == Intent.COLUMN_ORIGIN || intent == Intent.COLUMN_USERS || intent == Intent.DESCRIPTION;
        if (!asked || makers.isEmpty() || intent == Intent.DESCRIPTION && holders.size() > 1) {
            return Optional.empty();
        }
        return Optional.of(
                makers.size() > 1
                        ? Planner.ambiguous(
                                question.text(), new Mention(List.copyOf(makers), new Mark(at, at + 1, "§c"), true))
                        : Planner.step(
                                question.text(),
                                "This is about " + name + " of " + Phrases.plain(makers.get(0)) + ".",
                                intent,
                                Map.of("node", makers.get(0).id(), "column", name)));
    }

    /** A review of a file or a change, or advice on everything. */
    Plan considered(Question question, Intent intent) {
        Map<String, String> inputs = new TreeMap<>(Inputs.of(intent, question));
        if (intent == Intent.REVIEW) {
            question.words().stream()
                    .map(Word::text)
                    .flatMap(word -> names.file(word).stream())
                    .findFirst()
                    .ifPresent(path -> inputs.put("path", path));
            if (inputs.containsKey("from")) {
                return Plan.reply(
                        question.text(),
                        "A change is reviewed since a revision, not since a day: name a branch, a tag or a commit.");
            }
            Word lost = question.words().stream()
                    .filter(word -> word.text().matches(".+/.+\\.\\w+|.+\\.(sql|ya?ml|py|md|csv)"))
                    .findFirst()
                    .orElse(null);
            if (lost != null && !inputs.containsKey("path")) {
                return Plan.reply(question.text(), "There is no file " + lost.text() + " here.");
            }
            if (!inputs.containsKey("path")) {
                inputs.putIfAbsent("since", knowledge.lastLook());
            }
        }
        boolean blind = "money".equals(inputs.get("goal"))
                && knowledge.estate().accounts().isEmpty();
        return Planner.step(
                question.text(),
                blind
                        ? "No account of a warehouse is known here, so nothing tells what things cost. The gravest findings on speed and cost:"
                        : "",
                intent,
                inputs);
    }
}
