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

    private final Planner planner;
    private final Map<String, Function<Map<String, String>, List<Draft>>> tools;
    private final Evidence evidence;
    private final CitationCheck check;
    private final Masking masking;

    public Agent(Knowledge knowledge) {
        Lineage lineage = new Lineage(knowledge);
        Files files = new Files(knowledge.trees());
        Queries queries = new Queries(knowledge, lineage);
        this.planner = new Planner(knowledge, lineage);
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
                                new Reports.Flags(knowledge),
                                new Owners(knowledge),
                                new Changes(knowledge)),
                        new Traits(knowledge, lineage).tools().stream())
                .collect(Collectors.toMap(
                        tool -> tool.intent().tool(), tool -> tool::run, (one, same) -> one, HashMap::new));
        Reports.Passages passages = new Reports.Passages(knowledge);
        tools.put("passages", inputs -> passages.run(inputs.getOrDefault("question", "")));
    }

    /** How a question would be answered. */
    public Plan plan(String question) {
        return planner.plan(question);
    }

    /** Answers a question. */
    public Answer answer(String question) {
        return follow(plan(question));
    }

    /** Follows a plan; a step whose tool there is not gives nothing. */
    public Answer follow(Plan plan) {
        long start = System.nanoTime();
        List<Sentence> standing = new ArrayList<>();
        int dropped = 0;
        for (Plan.Step step : plan.steps()) {
            for (Draft draft :
                    tools.getOrDefault(step.tool(), inputs -> List.of()).apply(step.inputs())) {
                List<Sentence> held = check.stands(evidence.of(draft)).stream().toList();
                held.stream().map(masking::of).forEach(standing::add);
                dropped += held.isEmpty() ? 1 : 0;
            }
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        return new Answer(plan, standing, dropped, "none", millis);
    }
}
