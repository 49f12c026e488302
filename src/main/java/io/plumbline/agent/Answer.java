package io.plumbline.agent;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of a question, every sentence of it proved.
 *
 * @param dropped sentences that their citations did not prove, so that they are not told
 * @param provider who found the words: {@code none} where no language model had a part
 * @param millis milliseconds it took, reading the estate left out
 */
public record Answer(Plan plan, List<Sentence> sentences, int dropped, String provider, long millis) {

    public Answer {
        sentences = List.copyOf(sentences);
    }

    /** Whether nothing that can be proved is known. */
    public boolean abstained() {
        return sentences.isEmpty();
    }

    /** What to say before the sentences, or instead of them; empty for nothing. */
    public String note() {
        boolean unanswered = abstained() && !plan.steps().isEmpty();
        return unanswered ? "Nothing that can be proved answers this." : plan.note();
    }

    /** The note and the sentences as one text. */
    public String text() {
        return Stream.concat(
                        Stream.of(note()).filter(note -> !note.isEmpty()),
                        sentences.stream().map(Sentence::text))
                .collect(Collectors.joining(" "));
    }
}
