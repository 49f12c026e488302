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
 * @param remark why a language model that was asked had no part; empty where there is nothing to say
 */
public record Answer(Plan plan, List<Sentence> sentences, int dropped, String provider, long millis, String remark) {

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

    /** The note, the sentences and the remark as one text. */
    public String text() {
        return Stream.of(Stream.of(note()), sentences.stream().map(Sentence::text), Stream.of(remark))
                .flatMap(words -> words)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
