package io.plumbline.agent;

import io.plumbline.agent.Question.Word;
import io.plumbline.model.Artifact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a question that goes on from the one before: "and who owns it?" is about the same thing, "and fct_refunds?" asks the same
 * of another one. What stands on its own is read as it is.
 */
final class FollowUps {

    private static final Set<String> IT =
            Set.of("it", "its", "they", "them", "their", "that", "this", "those", "these", "itself");

    /** What "this" and "its" point to in other directions. */
    private static final Set<String> OTHERS = Set.of(
            "folder", "project", "estate", "repository", "repo", "job", "run", "week", "month", "year", "account");

    /** Words that only go on. */
    private static final Set<String> AND =
            Set.of("and", "also", "what", "how", "about", "then", "so", "for", "but", "ok");

    private static final Pattern TWO =
            Pattern.compile("(?is)(.+?)[,;]?\\s+and\\s+((?:who|what|where|which|how|when|why|is|are|does|do)\\b.+)");

    private final Knowledge knowledge;
    private final Planner planner;
    private final Names names;

    FollowUps(Knowledge knowledge, Planner planner) {
        this.knowledge = knowledge;
        this.planner = planner;
        this.names = new Names(knowledge);
    }

    /** Two questions in one that are about the same thing are planned one after the other. */
    Plan plan(String text, Earlier earlier) {
        Matcher two = TWO.matcher(text);
        Plan first = two.matches() ? one(two.group(1), earlier) : Plan.reply(text, "");
        String node =
                first.steps().isEmpty() ? null : first.steps().get(0).inputs().get("node");
        if (node == null
                || first.searches()
                || knowledge.estate().artifact(node).isEmpty()) {
            return one(text, earlier);
        }
        Plan second = one(
                "and " + two.group(2), new Earlier(node, first.steps().get(0).tool()));
        List<Plan.Step> steps = new ArrayList<>(first.steps());
        second.steps().stream().filter(step -> !steps.contains(step)).forEach(steps::add);
        return second.searches() || second.steps().isEmpty() ? one(text, earlier) : new Plan(text, first.note(), steps);
    }

    private Plan one(String text, Earlier earlier) {
        Artifact node = earlier.node() == null
                ? null
                : knowledge.estate().artifact(earlier.node()).orElse(null);
        Question question = Question.of(text);
        List<Names.Mention> exact = names.exact(question);
        String tool = earlier.tool();
        if (node == null) {
            return planner.plan(text);
        }
        if (!exact.isEmpty()) {
            return tool != null && bare(question, exact.get(0)) ? again(planner.plan(text), tool) : planner.plan(text);
        }
        String name = Phrases.plain(node);
        List<String> words = new ArrayList<>();
        boolean pointed = false;
        for (int i = 0; i < question.words().size(); i++) {
            Word word = question.words().get(i);
            String next = i + 1 < question.words().size()
                    ? question.words().get(i + 1).lower()
                    : "";
            boolean points = !pointed && !word.quoted() && IT.contains(word.lower()) && !OTHERS.contains(next);
            words.add(points ? name : word.text());
            pointed |= points;
        }
        boolean goesOn = question.text().strip().toLowerCase(Locale.ROOT).matches("(?s)(and|also)\\b.*");
        if (!pointed && !goesOn) {
            return planner.plan(text);
        }
        Plan plan = planner.plan(String.join(" ", words) + (pointed ? "" : " of " + name) + "?");
        boolean about = plan.steps().stream()
                .anyMatch(step -> node.id().equals(step.inputs().get("node")));
        return about
                ? new Plan(text, ("This is about " + name + ". " + plan.note()).strip(), plan.steps())
                : planner.plan(text);
    }

    /** Whether a question says a name and nothing else. */
    private static boolean bare(Question question, Names.Mention mention) {
        List<Word> words = question.words();
        for (int i = 0; i < words.size(); i++) {
            boolean named = mention.mark().from() <= i && i < mention.mark().to();
            if (!named && !AND.contains(words.get(i).lower())) {
                return false;
            }
        }
        return words.stream().noneMatch(word -> word.lower().matches("is|are"))
                && words.stream().anyMatch(word -> word.lower().matches("and|about|also"));
    }

    /** The same tool for what the plan is about. */
    private static Plan again(Plan plan, String tool) {
        boolean fits =
                Set.of("column-origin", "column-users", "setting", "list", "passages", "column-holders", "rule")
                        .stream()
                        .noneMatch(tool::equals);
        String node =
                plan.steps().isEmpty() ? null : plan.steps().get(0).inputs().get("node");
        return node == null || !fits
                ? plan
                : new Plan(
                        plan.question(),
                        plan.note(),
                        List.of(new Plan.Step(
                                tool, Map.of("node", node), Intent.of(tool).evidence())));
    }
}
