package io.plumbline.agent;

import io.plumbline.model.Citation;
import java.util.List;

/**
 * One statement and what proves it, or a remark and the lines it is about.
 *
 * @param text names of things stand between backticks
 * @param citations the evidence, the most telling first
 * @param remark whether a language model thinks so: its names and numbers stand in the evidence, what it says of them is
 *     proved by nothing
 */
public record Sentence(String text, List<Citation> citations, boolean remark) {

    public Sentence {
        citations = List.copyOf(citations);
    }

    /** A statement. */
    public Sentence(String text, List<Citation> citations) {
        this(text, citations, false);
    }
}
