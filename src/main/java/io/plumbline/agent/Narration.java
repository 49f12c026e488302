package io.plumbline.agent;

import io.plumbline.model.Citation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the findings of a run come to, in sentences of which each holds at L4. Secrets are in it as they stand in the
 * sources: who shows it masks them.
 *
 * @param summary what matters most
 * @param causes what several findings have in common
 * @param plan what to do, by saving and effort, first things first
 * @param provider who found the words: {@code none} where no language model had a part
 * @param dropped sentences that were left out because nothing proved them
 * @param remark why a language model that was asked had no part; empty where there is nothing to say
 */
public record Narration(
        List<Told> summary, List<Told> causes, List<Told> plan, String provider, int dropped, String remark) {

    public Narration {
        summary = List.copyOf(summary);
        causes = List.copyOf(causes);
        plan = List.copyOf(plan);
    }

    /** A sentence with its evidence. */
    public record Told(String text, List<Citation> citations) {

        public Told {
            citations = List.copyOf(citations);
        }
    }

    /** The parts by the names that a model calls them. */
    Map<String, List<Told>> parts() {
        return Map.of("summary", summary, "causes", causes, "plan", plan);
    }

    /** Every sentence. */
    public Stream<Told> all() {
        return Stream.of(summary, causes, plan).flatMap(List::stream);
    }
}
