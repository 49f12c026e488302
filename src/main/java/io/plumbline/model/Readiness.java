package io.plumbline.model;

import java.util.List;

/**
 * What a look at something before a run found. That it cannot be used at all is an error and no readiness.
 *
 * @param facts what it is, in an order for people
 * @param gaps what of it cannot be seen, and what that hides
 * @param setup statements that an administrator can run to fill the gaps; empty where there are none
 */
public record Readiness(List<Fact> facts, List<Gap> gaps, List<String> setup) {

    /**
     * One thing that was found.
     *
     * @param name in lower case: {@code role}
     * @param value as people read it: {@code READER}
     */
    public record Fact(String name, String value) {}

    public Readiness {
        facts = List.copyOf(facts);
        gaps = List.copyOf(gaps);
        setup = List.copyOf(setup);
    }

    /** Something that has no gaps. */
    public static Readiness of(Fact... facts) {
        return new Readiness(List.of(facts), List.of(), List.of());
    }
}
