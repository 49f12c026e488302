package io.plumbline.agent;

import io.plumbline.agent.AboutOne.Subject;
import io.plumbline.agent.Names.Mention;
import io.plumbline.agent.Question.Mark;
import io.plumbline.agent.Question.Word;
import io.plumbline.model.Artifact;
import io.plumbline.model.account.VirtualWarehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns a question into a plan, by the same rules each time. Not safe for concurrent use. */
final class Planner {

    private static final int MOST_NAMES = 8;

    /** Words after which a cost is that of everything, or a price. */
    private static final Pattern WHOLE = Pattern.compile(
            "\\b(total|overall|altogether|snowflake|everything|whole|warehouses|account|credit|most|dearest|biggest|largest|highest|costliest|top)\\b");

    /** Questions after what is allowed, which documents say. */
    private static final Pattern ALLOWED = Pattern.compile(
            "(?is)\\s*(may|must|should|can|are we allowed|is it allowed|which (variable|setting|option|parameter|command)s?)\\b.*");

    private static final Pattern HOW = Pattern.compile("(?is).*\\bhow (do|can|could|should|would|to)\\b.*");

    /** What a description does not answer. */
    private static final Pattern HOW_OR_WHY = Pattern.compile("(?is)\\s*(how|why)\\b.*");

    private final Knowledge knowledge;
    private final Names names;
    private final Lineage lineage;
    private final Listings listings;
    private final RulePages pages;
    private final AskedFindings asked;
    private final Definitions definitions;
    private final Fields fields;
    private final AboutOne about;
    private final QuestionForms forms;

    Planner(Knowledge knowledge, Lineage lineage) {
        this.knowledge = knowledge;
        this.names = new Names(knowledge);
        this.lineage = lineage;
        this.listings = new Listings(knowledge);
        this.pages = new RulePages(knowledge);
        this.asked = new AskedFindings(knowledge, listings);
        this.definitions = new Definitions(knowledge);
        this.fields = new Fields(knowledge, lineage);
        this.about = new AboutOne(knowledge, lineage, names, listings, fields);
        this.forms = new QuestionForms(knowledge, names, lineage, listings, fields);
    }

    Plan plan(String text) {
        if (text.matches("(?is).*\\bwho (has |have )?(queried|ran|run|opened)\\b.*")) {
            return Plan.reply(text, "Who ran a query is not stored here; how often a table was read is.");
        }
        Plan plan = read(text);
        boolean costs = plan.steps().stream().anyMatch(step -> step.tool().equals(Intent.COST.tool()));
        return costs && knowledge.estate().accounts().isEmpty()
                ? Plan.reply(text, "No account of a warehouse is known here, so nothing tells what things cost.")
                : plan;
    }

    private Plan read(String text) {
        Question read = dotted(Question.of(text));
        Optional<RulePages.Named> rule = pages.named(read);
        List<Mention> exact = names.exact(read);
        if (rule.isPresent()) {
            return ofRule(read, rule.get(), exact);
        }
        Optional<Plan> list =
                exact.stream().allMatch(mention -> onlyAWord(read, mention)) ? list(read) : Optional.empty();
        if (list.isPresent()) {
            return list.get();
        }
        if (!exact.isEmpty()) {
            Mention first = subject(exact, read);
            Optional<Plan> pair = forms.pair(read, exact);
            if (pair.isPresent()) {
                return pair.get();
            }
            return first.nodes().size() > 1
                    ? ambiguous(text, first)
                    : explained(read, about.plan(read, subject(read, first)));
        }
        Set<Cue> cues = Cues.of(read.masked(List.of()));
        if (Intent.COLUMN_HOLDERS.in(cues)) {
            Optional<String> column = fields.named(read);
            if (column.isPresent()) {
                return step(text, "", Intent.COLUMN_HOLDERS, Map.of("column", column.get()));
            }
        }
        return unnamed(read, cues);
    }

    /** A list or a count that every word of the question is understood for. */
    private Optional<Plan> list(Question read) {
        String masked = read.masked(List.of());
        Optional<Plan> owned = forms.owned(read);
        if (owned.isPresent()) {
            return owned;
        }
        Set<Cue> cues = Cues.of(masked);
        boolean columns = Intent.COLUMN_HOLDERS.in(cues) && fields.named(read).isPresent();
        Optional<Filter> filter = Intent.LIST.in(cues) && !columns ? listings.read(read) : Optional.empty();
        boolean count =
                (masked.contains(" how many ") || masked.contains(" number of ")) && !masked.contains(" which ");
        return filter.map(select -> step(
                read.text(), "", Intent.LIST, Map.of("select", select.toString(), "names", String.valueOf(!count))));
    }

    private static boolean onlyAWord(Question question, Mention mention) {
        return mention.mark().to() - mention.mark().from() == 1
                && !question.words().get(mention.mark().from()).identifier();
    }

    /** The same, after what a document says of a word that is no identifier. */
    private Plan explained(Question question, Plan plan) {
        boolean described = plan.steps().stream().anyMatch(step -> step.tool().equals(Intent.DESCRIPTION.tool()));
        if (!described || question.words().stream().anyMatch(Word::identifier)) {
            return plan;
        }
        List<Plan.Step> steps = new ArrayList<>();
        definitions
                .term(question)
                .ifPresent(term -> steps.add(
                        new Plan.Step(Intent.DEFINITION.tool(), Map.of("term", term), Intent.DEFINITION.evidence())));
        steps.addAll(plan.steps());
        return new Plan(plan.question(), plan.note(), steps);
    }

    /** A rule was named: where it finds something, or what it is. */
    private static Plan ofRule(Question question, RulePages.Named named, List<Mention> exact) {
        String masked = question.masked(List.of(named.mark()));
        Map<String, String> inputs = new TreeMap<>(Map.of("rule", named.rule().id()));
        exact.stream()
                .filter(mention -> mention.nodes().size() == 1
                        && (mention.mark().to() <= named.mark().from()
                                || mention.mark().from() >= named.mark().to()))
                .findFirst()
                .ifPresent(mention -> inputs.put("node", mention.nodes().get(0).id()));
        boolean places = inputs.containsKey("node")
                || masked.matches(".*\\b(which|where|how many|list|show|any|findings?|flag(s|ged))\\b.*")
                        && !masked.matches(".*\\b(how (do|can|to|should)|why|what (is|does)|mean|explain)\\b.*");
        return step(question.text(), "", places ? Intent.FINDINGS : Intent.RULE, inputs);
    }

    /** The thing that is asked about: one that has a column of another's name, else the first. */
    private Mention subject(List<Mention> mentions, Question question) {
        for (Mention mention : mentions) {
            List<String> columns = mention.nodes().size() > 1
                    ? List.of()
                    : lineage.columns(mention.nodes().get(0).id());
            boolean holds = mentions.stream()
                    .filter(other -> !other.equals(mention)
                            && other.mark().to() - other.mark().from() == 1)
                    .map(other -> question.words().get(other.mark().from()).lower())
                    .anyMatch(columns::contains);
            if (holds) {
                return mention;
            }
        }
        return mentions.get(0);
    }

    /** What a mention means: where plain words name a source table and one mart, people mean the mart. */
    private Subject subject(Question question, Mention mention) {
        Artifact node = mention.nodes().get(0);
        return names.mart(question, mention)
                .map(mart -> new Subject(
                        mart,
                        List.of(mention.mark()),
                        "Taken for " + Phrases.plain(mart) + "; " + Phrases.named(node) + " has that name, too."))
                .orElseGet(() -> new Subject(node, List.of(mention.mark()), ""));
    }

    /** Nothing was named in full: a misspelled name, a part of one, or nothing at all. */
    private Plan unnamed(Question question, Set<Cue> cues) {
        for (Intent intent : List.of(Intent.REVIEW, Intent.ADVICE, Intent.TESTS_TO_ADD, Intent.DOCS_TO_WRITE)) {
            if (intent.in(cues)
                    && (intent == Intent.REVIEW
                            || listings.place(question).isPresent()
                            || names.part(question).isEmpty()
                                    && question.words().stream().noneMatch(Word::identifier))) {
                return forms.considered(question, intent);
            }
        }
        Optional<Plan> warehouse = warehouse(question);
        if (warehouse.isPresent()) {
            return warehouse.get();
        }
        Optional<Plan> misspelled = misspelled(question);
        if (misspelled.isPresent()) {
            return misspelled.get();
        }
        Optional<Plan> column = forms.column(question);
        if (column.isPresent()) {
            return column.get();
        }
        for (Word word : question.words()) {
            if (word.text().indexOf('_') > 0) {
                return fields.named(question).isPresent() || written(word.text())
                        ? search(question.text())
                        : Plan.reply(question.text(), "Nothing here is named " + word.text() + ".");
            }
        }
        if (ALLOWED.matcher(question.text()).matches()) {
            return search(question.text());
        }
        return whole(question, cues)
                .or(() -> definitions
                        .term(question)
                        .map(term -> step(question.text(), "", Intent.DEFINITION, Map.of("term", term))))
                .or(() -> part(question))
                .orElseGet(() -> everything(question, cues));
    }

    /** About the thing whose name is nearest to an identifier that nothing has. */
    private Optional<Plan> misspelled(Question question) {
        for (int i = 0; i < question.words().size(); i++) {
            Word word = question.words().get(i);
            Optional<Artifact> near =
                    word.identifier() && !fields.is(word.text()) ? names.near(word.text()) : Optional.empty();
            if (near.isPresent()) {
                String note = "There is no " + word.text() + "; did you mean " + Phrases.plain(near.get()) + "?";
                return Optional.of(
                        about.plan(question, new Subject(near.get(), List.of(new Mark(i, i + 1, "§n")), note)));
            }
        }
        return Optional.empty();
    }

    /** Whether some passage has the word, though nothing of the graph is named so. */
    private boolean written(String word) {
        return knowledge.passages(word, 1).stream()
                .anyMatch(chunk -> chunk.text().toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT)));
    }

    /** A warehouse of the account. */
    private Optional<Plan> warehouse(Question question) {
        List<String> words = question.words().stream().map(Word::lower).toList();
        return knowledge.estate().accounts().stream()
                .flatMap(account -> account.rows(VirtualWarehouse.EXTRACT).stream())
                .map(VirtualWarehouse::name)
                .filter(name -> words.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(name -> step(question.text(), "", Intent.COST, Map.of("warehouse", name)));
    }

    /** Findings of a kind, or what everything costs: things that are no part of the graph. */
    private Optional<Plan> whole(Question question, Set<Cue> cues) {
        if (Intent.COST.in(cues) && WHOLE.matcher(question.masked(List.of())).find()) {
            return Optional.of(step(question.text(), "", Intent.COST, Inputs.of(Intent.COST, question)));
        }
        for (Intent intent : List.of(Intent.REMEDY, Intent.FINDINGS)) {
            if (intent.in(cues)) {
                Map<String, String> traits = asked.traits(question);
                return traits.isEmpty() ? Optional.empty() : Optional.of(step(question.text(), "", intent, traits));
            }
        }
        return Optional.empty();
    }

    /** A part of a name was said. */
    private Optional<Plan> part(Question question) {
        Mention mention = names.part(question).orElse(null);
        if (mention == null) {
            return Optional.empty();
        }
        Intent intent = intent(Cues.of(question.masked(List.of(mention.mark()))), false);
        int size = mention.mark().to() - mention.mark().from();
        if (Cues.unknown(question, List.of(mention.mark())).size() > size || beside(question, mention.mark())) {
            return Optional.empty(); // most of what was said is something else
        }
        boolean inCase = intent == Intent.OWNER
                && question.words().stream().anyMatch(word -> word.lower().matches("when|if"));
        if (inCase) {
            return Optional.empty(); // whom to call in some case is for documents to say
        }
        boolean kind =
                question.words().stream().anyMatch(word -> Cue.of(word.lower()).contains(Cue.KIND));
        if (mention.nodes().size() == 1) {
            Artifact node = mention.nodes().get(0);
            String note = "Taken for " + Phrases.plain(node) + ".";
            boolean reason = intent == Intent.DESCRIPTION
                    && HOW_OR_WHY.matcher(question.text()).matches();
            if (reason || !Names.mostOf(node, size)) {
                return Optional.empty();
            }
            return Optional.of(about.plan(question, new Subject(node, List.of(mention.mark()), note)));
        }
        return intent != Intent.DESCRIPTION || kind
                ? Optional.of(ambiguous(question.text(), mention))
                : Optional.empty();
    }

    /** Whether a word that nobody understands stands right beside: together they name something else. */
    private static boolean beside(Question question, Mark mark) {
        List<Word> words = question.words();
        List<String> unknown = Cues.unknown(question, List.of(mark));
        return mark.from() > 0 && unknown.contains(words.get(mark.from() - 1).lower())
                || mark.to() < words.size()
                        && unknown.contains(words.get(mark.to()).lower());
    }

    private Plan everything(Question question, Set<Cue> cues) {
        for (Intent intent : List.of(Intent.CHANGES, Intent.REMEDY, Intent.FINDINGS, Intent.COST)) {
            if (intent.in(cues)) {
                return step(question.text(), "", intent, Inputs.of(intent, question));
            }
        }
        return search(question.text());
    }

    static Intent intent(Set<Cue> cues, boolean column) {
        return Intent.meant(cues, true, column).orElse(Intent.DESCRIPTION);
    }

    private Plan search(String text) {
        List<Plan.Step> steps = new ArrayList<>();
        steps.add(new Plan.Step("passages", Map.of("question", text), "the passages themselves"));
        if (HOW.matcher(text).matches()) {
            pages.search(text)
                    .forEach(rule ->
                            steps.add(new Plan.Step(Intent.RULE.tool(), Map.of("rule", rule), Intent.RULE.evidence())));
        }
        return new Plan(text, "Nothing here answers this directly. The nearest passages:", steps);
    }

    static Plan step(String question, String note, Intent intent, Map<String, String> inputs) {
        return new Plan(question, note, List.of(step(intent, inputs)));
    }

    static Plan.Step step(Intent intent, Map<String, String> inputs) {
        return new Plan.Step(intent.tool(), inputs, intent.evidence());
    }

    static Plan ambiguous(String question, Mention mention) {
        String others = mention.nodes().stream()
                .limit(MOST_NAMES)
                .map(node -> Phrases.plain(node) + " (" + Phrases.kind(node) + ")")
                .collect(Collectors.joining(", "));
        int more = mention.nodes().size() - MOST_NAMES;
        return Plan.reply(
                question, "Which one do you mean: " + others + (more > 0 ? " or " + more + " more" : "") + "?");
    }

    /** The question with {@code node.column} in two words, where the first part names a node and the whole does not. */
    private Question dotted(Question question) {
        List<Word> words = new ArrayList<>();
        for (Word word : question.words()) {
            int dot = word.text().lastIndexOf('.');
            boolean apart = dot > 0
                    && names.exact(new Question("", List.of(word))).isEmpty()
                    && !names.exact(Question.of(word.text().substring(0, dot))).isEmpty();
            if (apart) {
                words.add(new Word(word.text().substring(0, dot), true));
                words.add(new Word(word.text().substring(dot + 1), true));
            } else {
                words.add(word);
            }
        }
        return new Question(question.text(), words);
    }
}
