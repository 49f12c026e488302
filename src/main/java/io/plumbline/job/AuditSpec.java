package io.plumbline.job;

import io.plumbline.model.RuleChoices;
import io.plumbline.model.Selection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plumbline.yml, or the audit of a job, says about rules.
 *
 * @param sections choices in the order they apply: a later one wins
 * @param accepted findings that are known and accepted
 */
public record AuditSpec(List<Section> sections, List<Accepted> accepted) {

    public AuditSpec {
        sections = List.copyOf(sections);
        accepted = List.copyOf(accepted);
    }

    /** Says nothing. */
    public static AuditSpec none() {
        return new AuditSpec(List.of(), List.of());
    }

    /**
     * Choices for a part.
     *
     * @param select what they are for, null for everything
     */
    public record Section(@Nullable Selection select, RuleChoices choices) {}

    /**
     * An accepted finding.
     *
     * @param rule id of the rule
     * @param select what it is accepted on, null for everything
     * @param because why
     * @param owner who answers for it; empty where nobody is named
     * @param until the last day it holds, {@code 2027-03-31}; empty where it holds without end
     * @param line 1-based line of the entry
     */
    public record Accepted(
            String rule, @Nullable Selection select, String because, String owner, String until, int line) {}
}
