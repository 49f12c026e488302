package io.plumbline.job;

import java.util.List;

/**
 * A file of {@code plumbline-rules/}: the rules that a repository declares for itself.
 *
 * @param tests of these rules, or of any other
 */
public record RuleFile(List<RuleSpec> rules, List<RuleCase> tests) {

    /** Name of the folder the files lie in, beside dbt_project.yml or in a folder above. */
    public static final String FOLDER = "plumbline-rules";

    public RuleFile {
        rules = List.copyOf(rules);
        tests = List.copyOf(tests);
    }

    /**
     * Reads one.
     *
     * @param path where it lies, for messages
     * @throws SettingsException with every mistake in it; expressions are not looked into
     */
    public static RuleFile read(String path, String text) {
        RuleFileReader reader = new RuleFileReader(path);
        RuleFile file = reader.read(text);
        List<Problem> found = reader.problems();
        if (!found.isEmpty()) {
            throw new SettingsException(found);
        }
        return file;
    }
}
