package io.plumbline.agent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers questions about an estate: plans, asks its tools, and tells of what they say only what its citations prove,
 * secrets masked. No language model has a part in it; equal questions over an equal estate get equal answers. Not safe
 * for concurrent use.
 */
public final class Agent {

    private final Knowledge knowledge;
    private final Planner planner;
    private final FollowUps followUps;
    private final House house;
    private final Files files;
    private final Map<String, Function<Map<String, String>, List<Draft>>> tools;
    private final Evidence evidence;
    private final CitationCheck check;
    private final Masking masking;

    public Agent(Knowledge knowledge) {
        Lineage lineage = new Lineage(knowledge);
        this.files = new Files(knowledge.trees());
        RulePages pages = new RulePages(knowledge);
        Fed fed = new Fed(knowledge);
        Advice advice = new Advice(knowledge, pages);
        Untested untested = new Untested(knowledge, lineage, advice);
        Undescribed undescribed = new Undescribed(knowledge, lineage, fed);
        Queries queries = new Queries(knowledge, lineage, fed, advice, untested, undescribed);
        this.knowledge = knowledge;
        this.planner = new Planner(knowledge, lineage);
        this.followUps = new FollowUps(knowledge, planner);
        this.house = new House(knowledge);
        this.evidence = new Evidence(files, knowledge, queries);
        this.check = new CitationCheck(files, knowledge::page, queries::cite);
        this.masking = new Masking(files);
        this.tools = Stream.concat(
                        Stream.<Tool>of(
                                new Description(knowledge, lineage),
                                new Neighbours(knowledge, lineage, true),
                                new Neighbours(knowledge, lineage, false),
                                new ColumnWays(knowledge, true),
                                new ColumnWays(knowledge, false),
                                new Listed(knowledge),
                                new Listed.Holders(lineage),
                                new Settings(knowledge),
                                new Formulas(knowledge, lineage),
                                new Compared(knowledge, lineage),
                                new Flags(knowledge, pages),
                                new Remedies(knowledge, pages),
                                pages,
                                house,
                                new Costs(knowledge),
                                new Usage(knowledge, lineage),
                                new Definitions(knowledge),
                                new Owners(knowledge),
                                new Changes(knowledge),
                                new Review(knowledge, lineage, fed),
                                advice,
                                untested,
                                undescribed),
                        new Traits(knowledge, lineage).tools().stream())
                .collect(Collectors.toMap(
                        tool -> tool.intent().tool(), tool -> tool::run, (one, same) -> one, HashMap::new));
        Passages passages = new Passages(knowledge);
        tools.put("passages", inputs -> passages.run(inputs.getOrDefault("question", "")));
    }

    /** How a question would be answered. */
    public Plan plan(String question) {
        return plan(question, Earlier.NOTHING);
    }

    /**
     * How a question would be answered that goes on from an earlier one.
     *
     * @param earlier what the conversation was about before
     */
    public Plan plan(String question, Earlier earlier) {
        House.Read read = house.read(question);
        Plan plan = followUps.plan(read.question(), earlier);
        List<Plan.Step> steps = new ArrayList<>(plan.steps());
        plan.steps().stream()
                .map(step -> step.inputs().getOrDefault("node", ""))
                .filter(house::knows)
                .findFirst()
                .ifPresent(node -> steps.add(
                        new Plan.Step(Intent.HOUSE_FACTS.tool(), Map.of("node", node), Intent.HOUSE_FACTS.evidence())));
        return new Plan(question, (read.note() + " " + plan.note()).strip(), steps);
    }

    /** Answers a question. */
    public Answer answer(String question) {
        return follow(plan(question));
    }

    /** Follows a plan; a step whose tool there is not gives nothing. */
    public Answer follow(Plan plan) {
        long start = System.nanoTime();
        return told(plan, find(plan), "none", start, "");
    }

    /**
     * What is proven, secrets and all.
     *
     * @param dropped statements that their citations did not prove
     */
    record Found(List<Sentence> sentences, int dropped) {

        Found {
            sentences = List.copyOf(sentences);
        }
    }

    /** Follows a plan without telling. */
    Found find(Plan plan) {
        List<Sentence> standing = new ArrayList<>();
        int dropped = 0;
        for (Plan.Step step : plan.steps()) {
            for (Draft draft :
                    tools.getOrDefault(step.tool(), inputs -> List.of()).apply(step.inputs())) {
                List<Sentence> held = check.stands(evidence.of(draft)).stream().toList();
                standing.addAll(held);
                dropped += held.isEmpty() ? 1 : 0;
            }
        }
        return new Found(standing, dropped);
    }

    /**
     * Tells what was found, secrets masked.
     *
     * @param provider who found the words
     * @param start of the answer, by {@link System#nanoTime}
     * @param remark as of the answer
     */
    Answer told(Plan plan, Found found, String provider, long start, String remark) {
        List<Sentence> sentences = found.sentences().stream().map(this::masked).toList();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        return new Answer(plan, sentences, found.dropped(), provider, millis, remark);
    }

    Sentence masked(Sentence sentence) {
        return masking.of(sentence);
    }

    /** The text that a step of a plan reviews. */
    Reviewed reviewed(Map<String, String> inputs) {
        return Reviewed.of(knowledge, masking, inputs);
    }

    RemarkCheck remarkCheck(Reviewed reviewed) {
        return new RemarkCheck(reviewed, files, check);
    }

    CitationCheck check() {
        return check;
    }

    Knowledge knowledge() {
        return knowledge;
    }
}
