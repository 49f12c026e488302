package io.plumbline.model;

import java.util.List;

/**
 * What a rule is, for reports, commands and documentation.
 *
 * @param id kebab-case name of the defect, {@code untested-model}
 * @param aliases names other tools give the same check, {@code fct_missing_primary_key_tests}
 * @param severity the severity unless settings say otherwise
 * @param thresholds names of its limits, whole numbers from 0, which settings may change
 * @param summary one line without a final full stop
 * @param why why it matters, Markdown
 * @param example the smallest example, Markdown
 * @param remedy what to do, Markdown
 */
public record RuleInfo(
        String id,
        List<String> aliases,
        Area area,
        Severity severity,
        List<String> thresholds,
        String summary,
        String why,
        String example,
        String remedy) {

    public RuleInfo {
        aliases = List.copyOf(aliases);
        thresholds = List.copyOf(thresholds);
    }

    /** The same rule with the severity that settings give it. */
    public RuleInfo with(Severity other) {
        return new RuleInfo(id, aliases, area, other, thresholds, summary, why, example, remedy);
    }
}
