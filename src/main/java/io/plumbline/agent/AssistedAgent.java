package io.plumbline.agent;

import io.plumbline.llm.LanguageModel;
import io.plumbline.llm.Prompt.Block;
import io.plumbline.llm.Unanswered;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An agent with a language model at its side: it chooses steps where our patterns understand nothing, finds words for what
 * is proven, and has remarks on what is reviewed. Where it has no answer, or none that holds, the agent's own is given. Not safe for concurrent
 * use.
 */
public final class AssistedAgent {

    /** How often a model may choose further steps for one question. */
    private static final int ROUNDS = 3;

    private final Agent agent;
    private final LanguageModel model;
    private final Choosing choosing;
    private final Phrasing phrasing;
    private final Remarks remarks;

    public AssistedAgent(Agent agent, LanguageModel model) {
        this.agent = agent;
        this.model = model;
        this.choosing = new Choosing(model, agent.knowledge());
        this.phrasing = new Phrasing(model, agent.check());
        this.remarks = new Remarks(model, agent);
    }

    /**
     * Answers a question.
     *
     * @param plan how our own patterns understood it
     * @param heard is told each piece of what the model writes, as it comes, unchecked; null for nobody
     */
    public Answer answer(Plan plan, @Nullable Consumer<String> heard) {
        long start = System.nanoTime();
        Plan followed = plan;
        Agent.Found found = agent.find(plan);
        try {
            if (plan.searches()) {
                Plan chosen = chosen(plan);
                Agent.Found more = agent.find(chosen);
                followed = more.sentences().isEmpty() ? plan : chosen;
                found = more.sentences().isEmpty() ? found : more;
            }
            return said(followed, found, start, heard);
        } catch (Unanswered e) {
            return agent.told(
                    followed,
                    found,
                    "none",
                    start,
                    "The language model was not heard: " + e.getMessage() + ". " + e.action());
        }
    }

    /** The steps that the model chose, round by round, each step once. */
    private Plan chosen(Plan plan) {
        Set<Plan.Step> steps = new LinkedHashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<Sentence> known = agent.find(new Plan(plan.question(), "", List.copyOf(steps))).sentences().stream()
                    .map(agent::masked)
                    .toList();
            if (!steps.addAll(choosing.steps(plan.question(), known))) {
                break;
            }
        }
        return new Plan(plan.question(), "", List.copyOf(steps));
    }

    private Answer said(Plan plan, Agent.Found found, long start, @Nullable Consumer<String> heard) {
        if (found.sentences().isEmpty() || plan.searches()) {
            return agent.told(plan, found, "none", start, "");
        }
        List<Sentence> shown = found.sentences().stream().map(agent::masked).toList();
        List<String> domains = new ArrayList<>(List.of("dbt"));
        if (plan.steps().stream().anyMatch(step -> step.tool().equals(Intent.CHANGES.tool()))) {
            domains.add("git");
        }
        if (!agent.knowledge().estate().accounts().isEmpty()) {
            domains.add("snowflake");
        }
        Phrasing.Phrased phrased = phrasing.of(
                "answer", List.of(new Block("question", plan.question())), found.sentences(), shown, domains, heard);
        int dropped = found.dropped() + phrased.dropped();
        boolean own = phrased.sentences().isEmpty();
        Agent.Found told = new Agent.Found(own ? found.sentences() : phrased.sentences(), dropped);
        return remarks.on(plan)
                .map(made -> remarked(plan, told, made, own, start))
                .orElseGet(() -> agent.told(plan, told, own ? "none" : model.name(), start, ""));
    }

    /** What is proven, and after it what the model thinks. */
    private Answer remarked(Plan plan, Agent.Found told, Remarks.Made made, boolean own, long start) {
        List<Sentence> all = new ArrayList<>(told.sentences());
        all.addAll(made.sentences());
        String provider = own && made.sentences().isEmpty() ? "none" : model.name();
        return agent.told(plan, new Agent.Found(all, told.dropped() + made.dropped()), provider, start, made.note());
    }
}
