package io.plumbline.agent;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a question is going to be answered. The same plan over the same estate gives the same answer.
 *
 * @param note what to say before the answer: how a name was understood, or why there is no answer; empty for nothing
 * @param steps in order; none where the note is all there is to say
 */
public record Plan(String question, String note, List<Step> steps) {

    public Plan {
        steps = List.copyOf(steps);
    }

    /**
     * One use of a tool.
     *
     * @param inputs by name, sorted
     * @param evidence what its statements have to be proved by
     */
    public record Step(String tool, Map<String, String> inputs, String evidence) {

        public Step {
            inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        }

        /** {@code read-by node=model.shop.orders}. */
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(tool);
            inputs.forEach(
                    (name, value) -> text.append(' ').append(name).append('=').append(value));
            return text.toString();
        }
    }

    /** Whether it only looks for passages, because nothing was understood. */
    boolean searches() {
        return steps.stream().anyMatch(step -> step.tool().equals("passages"));
    }

    static Plan reply(String question, String note) {
        return new Plan(question, note, List.of());
    }
}
