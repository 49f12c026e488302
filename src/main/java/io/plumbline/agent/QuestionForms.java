package io.plumbline.agent;

import io.plumbline.agent.Names.Mention;
import io.plumbline.agent.Question.Mark;
import io.plumbline.agent.Question.Word;
import io.plumbline.model.Model;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        String first = exact.get(0).nodes().get(0).id();
        String second = exact.get(1).nodes().get(0).id();
        Set<Cue> cues = Cues.of(question.masked(marks));
        if (cues.contains(Cue.COMPARE)) {
            return Optional.of(new Plan(
                    question.text(),
                    "",
                    List.of(
                            Planner.step(Intent.DESCRIPTION, Map.of("node", first)),
                            Planner.step(Intent.DESCRIPTION, Map.of("node", second)),
                            Planner.step(Intent.COMPARE, Map.of("node", first, "other", second)))));
        }
        boolean yesOrNo = question.text().matches("(?is)\\W*(does|do|did|is|are|will|would|can|has|have)\\b.*")
                || question.text().matches("(?is).*,\\s*(does|do|is|are|will|would)\\b.*");
        boolean turned = cues.contains(Cue.UP) || cues.contains(Cue.BREAK) || cues.contains(Cue.OUT);
        boolean says = turned
                || cues.contains(Cue.IN)
                || cues.contains(Cue.DOWN)
                || Planner.intent(cues, false) == Intent.DESCRIPTION;
        if (!yesOrNo || !says) {
            return Optional.empty();
        }
        return Optional.of(Planner.step(
                question.text(),
                "",
                Intent.READS,
                Map.of("node", turned ? second : first, "other", turned ? first : second)));
    }

    /** The owner of each thing of a list; where there are many, or a folder is asked for, how many each owner has. */
    Optional<Plan> owned(Question question) {
        List<Word> words = question.words().stream()
                .filter(word -> !word.lower().matches("owners?|owns?|who|and|their|of|the|with|all|each"))
                .toList();
        boolean asked = question.words().stream().anyMatch(word -> word.lower().matches("owners?|owns"))
                && question.text().matches("(?is)\\s*(list|show|which|what|give|who)\\b.*");
        boolean folder = listings.place(question).isPresent();
        Optional<Filter> owned = asked
                ? listings.read(new Question(
                                String.join(" ", words.stream().map(Word::text).toList()), words))
                        .filter(filter -> filter.kind().matches("exposure|model|source"))
                        .filter(filter -> !filter.in(knowledge).isEmpty())
                : Optional.empty();
        return owned.map(filter -> new Plan(
                question.text(),
                "",
                folder || filter.in(knowledge).size() > Neighbours.MOST
                        ? List.of(Planner.step(Intent.OWNER, Map.of("select", filter.toString())))
                        : filter.in(knowledge).stream()
                                .map(node -> Planner.step(Intent.OWNER, Map.of("node", node.id())))
                                .toList()));
    }

    /** A column whose model is not said: the one model that has it, or the one that computes it, else which is asked. */
    Optional<Plan> column(Question question) {
        String name =
                fields.named(question).filter(column -> column.indexOf('_') > 0).orElse(null);
        if (name == null) {
            return Optional.empty();
        }
        int at = question.words().stream().map(Word::lower).toList().indexOf(name);
        Intent intent = Planner.intent(Cues.of(question.masked(List.of(new Mark(at, at + 1, "§c")))), true);
        List<Model> holders = lineage.holders(name);
        List<Model> makers = holders.size() == 1
                ? holders
                : holders.stream().filter(model -> fields.made(model, name)).toList();
        if (intent == Intent.TESTS || intent == Intent.DESCRIPTION && holders.size() > 1) {
            return each(question, intent, holders, name);
        }
        boolean asked = intent == Intent.COLUMN_ORIGIN || intent == Intent.COLUMN_USERS || intent == Intent.DESCRIPTION;
        if (!asked || makers.isEmpty()) {
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

    /** A column of several models: what is said of it, or tested, wherever something is. */
    private Optional<Plan> each(Question question, Intent intent, List<Model> holders, String name) {
        List<Model> telling = holders.stream()
                .filter(model -> intent == Intent.TESTS
                        ? knowledge.estate().tests(model.id()).stream()
                                .anyMatch(test -> name.equalsIgnoreCase(test.column()))
                        : model.properties()
                                .column(name)
                                .filter(column -> !column.description().isBlank())
                                .isPresent())
                .toList();
        List<Model> told = telling.isEmpty() ? holders : telling;
        String note = telling.size() < holders.size()
                ? Phrases.counted(holders.size(), "model") + " have a column " + name + "; "
                        + (telling.isEmpty()
                                ? "none of them has"
                                : telling.size() + (telling.size() == 1 ? " has" : " have"))
                        + (intent == Intent.TESTS ? " a test on it." : " a description of it.")
                : "";
        return Optional.of(new Plan(
                question.text(),
                note,
                told.stream()
                        .limit(Neighbours.MOST)
                        .map(model -> Planner.step(intent, Map.of("node", model.id(), "column", name)))
                        .toList()));
    }

    /** A review of a file or a change, or advice on everything. */
    Plan considered(Question question, Intent intent) {
        Map<String, String> inputs = new TreeMap<>(Inputs.of(intent, question));
        if (intent != Intent.REVIEW) {
            listings.place(question).ifPresent(folder -> inputs.put("path", folder));
        }
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
