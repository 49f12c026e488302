package io.plumbline.report;

import io.plumbline.model.Citation;
import java.util.List;

/**
 * What a run's findings come to, in sentences that were made and checked elsewhere.
 *
 * @param summary what matters most
 * @param causes what several findings have in common
 * @param plan what to do, first things first
 * @param provider who found the words: {@code none} where no language model had a part
 */
public record Narrated(List<Line> summary, List<Line> causes, List<Line> plan, String provider) {

    /** Nothing is told. */
    public static final Narrated NOTHING = new Narrated(List.of(), List.of(), List.of(), "none");

    public Narrated {
        summary = List.copyOf(summary);
        causes = List.copyOf(causes);
        plan = List.copyOf(plan);
    }

    /**
     * A sentence.
     *
     * @param text names of things stand between backticks
     */
    public record Line(String text, List<Citation> citations) {

        public Line {
            citations = List.copyOf(citations);
        }
    }
}
