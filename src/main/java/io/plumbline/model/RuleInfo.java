package io.plumbline.model;

import java.util.List;

/**
 * What a rule is, for reports, commands and documentation.
 *
 * @param id kebab-case name of the defect, {@code untested-model}
 * @param aliases names other tools give the same check, {@code fct_missing_primary_key_tests}
 * @param severity the severity unless jobs.yml says otherwise
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
        String summary,
        String why,
        String example,
        String remedy) {

    public RuleInfo {
        aliases = List.copyOf(aliases);
    }
}
