package io.plumbline.job;

import io.plumbline.model.RuleInfo;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** {@code plumbline.yml}: what a repository says about the rules that audit it. */
public final class AuditFile {

    /** Its name, beside dbt_project.yml or in a folder above. */
    public static final String NAME = "plumbline.yml";

    private AuditFile() {}

    /**
     * Reads one.
     *
     * @param path where it lies, for messages
     * @param rules the rules there are
     * @throws SettingsException with every mistake in it
     */
    public static AuditSpec read(String path, String text, List<RuleInfo> rules) {
        Problems problems = new Problems(path);
        AuditSpec spec = AuditSpec.none();
        if (!text.isBlank()) {
            Node root = YamlFile.compose(text, "rules, parts and ignore", problems);
            YamlTable table = root == null ? null : problems.table(NAME, root, "rules: {root-model: off}");
            if (table != null) {
                problems.values("the file", table, 1, Grammar.AUDIT_FILE);
                AuditReader reader = new AuditReader(problems, rules);
                spec = new AuditSpec(reader.sections("the file's", table), reader.accepted("the file's", table));
            }
        }
        List<Problem> found = problems.sorted();
        if (!found.isEmpty()) {
            throw new SettingsException(found);
        }
        return spec;
    }
}
