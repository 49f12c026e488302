package io.plumbline.agent;

import io.plumbline.model.Citation;
import java.util.List;

/**
 * One statement and what proves it.
 *
 * @param text names of things stand between backticks
 * @param citations the evidence, the most telling first
 */
public record Sentence(String text, List<Citation> citations) {

    public Sentence {
        citations = List.copyOf(citations);
    }
}
