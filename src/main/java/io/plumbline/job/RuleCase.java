package io.plumbline.job;

import java.util.List;
import java.util.Map;

/**
 * A test of a rule: a small dbt project, and all that the rule finds there.
 *
 * @param rule id of the rule
 * @param file the file that holds it, as messages name it
 * @param line 1-based line of its entry
 * @param name what it shows
 * @param files path to content; {@code dbt_project.yml} may be left out
 * @param expect the places of all findings there are, each {@code path:line}
 */
public record RuleCase(
        String rule, String file, int line, String name, Map<String, String> files, List<String> expect) {

    public RuleCase {
        files = Map.copyOf(files);
        expect = List.copyOf(expect);
    }
}
