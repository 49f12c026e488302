package io.plumbline.audit;

import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import java.util.stream.Stream;

/**
 * A rule: a pure function of the estate. No I/O, no clock, no state; the same estate gives the same findings in the
 * same order. Silent where it is not sure. Implementations are package-private, final, named by the defect, and carry
 * {@link Rule}.
 */
public interface AuditRule {

    /**
     * Every defect of this kind. Facts and citations come from {@link RuleContext}.
     *
     * @param context the estate, this rule's thresholds, and the way to build a finding
     */
    Stream<Finding> check(RuleContext context);

    /**
     * What it is and says about itself.
     *
     * @throws IllegalStateException where {@link Rule}, its page or a section of that is missing
     */
    default RulePage page() {
        return RulePage.of(getClass());
    }

    /**
     * Whether the estate holds what it looks at. Where it does not, the rule does not run: what nobody looked at has
     * not passed, and gets no score.
     */
    default boolean appliesTo(Estate estate) {
        return true;
    }

    /** Whether it speaks about what the other rules found, so that it has to run after them. */
    default boolean afterOthers() {
        return false;
    }
}
