package io.plumbline.report;

import io.plumbline.model.Citation;
import io.plumbline.model.Locator;
import io.plumbline.report.Report.Reference;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the findings come to, as it is shown: citations numbered, secrets masked.
 *
 * @param summary what matters most
 * @param causes what several findings have in common
 * @param plan what to do, first things first: words for the steps of the report, each of one rule
 * @param provider who found the words: {@code none} where no language model had a part
 */
public record Narrative(List<Passage> summary, List<Passage> causes, List<Passage> plan, String provider) {

    public static final String TITLE = "In short";
    public static final String CAUSES = "What findings have in common";

    public Narrative {
        summary = List.copyOf(summary);
        causes = List.copyOf(causes);
        plan = List.copyOf(plan);
    }

    /** A sentence with its numbered citations. */
    public record Passage(String text, List<Reference> references) {

        public Passage {
            references = List.copyOf(references);
        }
    }

    static Narrative of(Narrated told, UnaryOperator<String> masked, Function<Citation, Reference> numbered) {
        Function<List<Narrated.Line>, List<Passage>> shown = lines -> lines.stream()
                .map(line -> new Passage(
                        masked.apply(line.text()),
                        line.citations().stream().map(numbered).distinct().toList()))
                .toList();
        return new Narrative(
                shown.apply(told.summary()),
                shown.apply(told.causes()),
                shown.apply(told.plan()),
                masked.apply(told.provider()));
    }

    /** Whether nothing is told besides the steps. */
    public boolean empty() {
        return summary.isEmpty() && causes.isEmpty();
    }

    /** The words for the step that the findings of a rule are; null where there are none. */
    @Nullable
    Passage step(String rule) {
        return plan.stream()
                .filter(passage -> passage.references().stream()
                        .anyMatch(reference -> reference.citation().locator() instanceof Locator.Query query
                                && query.text().equals("findings rule " + rule)))
                .findFirst()
                .orElse(null);
    }

    /** Whose words these are, in one sentence. */
    public String author() {
        return provider.equals("none")
                ? "Made from the findings; every sentence is cited."
                : "Worded by " + provider + " from the findings; every sentence was checked against its citations.";
    }
}
