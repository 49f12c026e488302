package io.plumbline.agent;

import io.plumbline.llm.LanguageModel;
import io.plumbline.llm.Prompt;
import io.plumbline.llm.Prompt.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Has a language model put proven statements into words. It sees them with their evidence, secrets masked, as data.
 * What it writes is held to the statement it names; what does not hold it may mend once, and then it is left out.
 */
final class Phrasing {

    /** Characters of evidence for one statement. */
    private static final int EVIDENCE = 1_200;

    /** Statements that a model sees. */
    private static final int STATEMENTS = 24;

    private final LanguageModel model;
    private final CitationCheck check;

    Phrasing(LanguageModel model, CitationCheck check) {
        this.model = model;
        this.check = check;
    }

    /**
     * What came of it.
     *
     * @param said sentences that hold, in the model's order, each with the citations of its statement
     * @param dropped sentences that did not, after they could be mended
     */
    record Phrased(List<Said> said, int dropped) {

        Phrased {
            said = List.copyOf(said);
        }

        List<Sentence> sentences() {
            return said.stream().map(Said::sentence).toList();
        }
    }

    /** @param part of the text that the model put it into; empty where it was asked for none */
    record Said(String part, Sentence sentence) {}

    /**
     * @param purpose of the prompt, {@code answer} or {@code narrate}
     * @param asked what the statements are for
     * @param proven statements that hold
     * @param shown the same statements with secrets masked
     * @throws io.plumbline.llm.Unanswered where the model has no answer
     */
    Phrased of(
            String purpose,
            List<Block> asked,
            List<Sentence> proven,
            List<Sentence> shown,
            List<String> domains,
            @Nullable Consumer<String> heard) {
        List<Block> data = new ArrayList<>(asked);
        data.add(new Block("statements", statements(shown)));
        List<Draft> drafts = drafts(model.ask(Prompt.of(purpose, domains, data), heard), proven);
        if (drafts.stream().anyMatch(draft -> !draft.problem().isEmpty())) {
            data.add(new Block("mistakes in a first answer", mistakes(drafts)));
            List<Draft> mended = drafts(model.ask(Prompt.of(purpose, domains, data), heard), proven);
            drafts = held(mended) >= held(drafts) ? mended : drafts;
        }
        List<Said> said = drafts.stream()
                .filter(draft -> draft.problem().isEmpty())
                .map(draft -> new Said(
                        draft.part(),
                        new Sentence(draft.text(), draft.statement().citations())))
                .toList();
        return new Phrased(said, drafts.size() - said.size());
    }

    /** A sentence of the model, and what is wrong with it; empty for nothing. */
    private record Draft(String part, String text, Sentence statement, String problem) {}

    private static long held(List<Draft> drafts) {
        return drafts.stream().filter(draft -> draft.problem().isEmpty()).count();
    }

    private List<Draft> drafts(JsonNode answer, List<Sentence> proven) {
        List<Draft> drafts = new ArrayList<>();
        for (JsonNode sentence : answer.get("sentences")) {
            String text = Phrases.sentence(sentence.get("text").asString());
            String part = sentence.path("part").asString("");
            int number = sentence.get("statement").asInt();
            if (number < 1 || number > Math.min(proven.size(), STATEMENTS)) {
                drafts.add(new Draft(part, text, new Sentence(text, List.of()), "there is no statement " + number));
            } else if (!text.isEmpty()) {
                Sentence statement = proven.get(number - 1);
                drafts.add(new Draft(part, text, statement, problem(text, statement)));
            }
        }
        return drafts;
    }

    private String problem(String text, Sentence statement) {
        if (check.stands(new Sentence(text, statement.citations())).isEmpty()) {
            return "a name or number of it is not in the evidence";
        }
        return Retelling.problem(text, statement.text());
    }

    private static String mistakes(List<Draft> drafts) {
        return drafts.stream()
                .filter(draft -> !draft.problem().isEmpty())
                .map(draft -> draft.text() + "\n  wrong: " + draft.problem())
                .collect(Collectors.joining("\n"));
    }

    private static String statements(List<Sentence> shown) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(shown.size(), STATEMENTS); i++) {
            text.append(i + 1).append(". ").append(shown.get(i).text()).append('\n');
            int left = EVIDENCE;
            for (var citation : shown.get(i).citations()) {
                String quote = citation.locator() + ": " + citation.quote();
                text.append("   ")
                        .append(quote, 0, Math.min(left, quote.length()))
                        .append('\n');
                left = Math.max(0, left - quote.length());
            }
        }
        return text.toString();
    }
}
