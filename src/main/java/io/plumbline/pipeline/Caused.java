package io.plumbline.pipeline;

import io.plumbline.audit.Audit;
import io.plumbline.audit.AuditSettings;
import io.plumbline.job.AuditSpec;
import io.plumbline.job.SettingsException;
import io.plumbline.job.UserError;
import io.plumbline.model.Estate;
import io.plumbline.model.FileTree;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The findings a change can have caused: those it reaches, and where it changes what rules are told, those that they would
 * not have found, or not as grave as now, as they were before.
 *
 * @param before severity by fingerprint of what the older rules find in the files of now
 */
record Caused(Reached reached, Map<String, Severity> before) implements Predicate<Finding> {

    Caused {
        before = Map.copyOf(before);
    }

    /**
     * The findings of a check that a change can have caused.
     *
     * @param checked the check with the rules as they are now
     * @param ours the rules besides those that the repository declares
     */
    static Predicate<Finding> of(ProjectComparison changes, Checked checked, Audit ours, LocalDate today) {
        Reached reached = Reached.of(changes);
        OlderRules older = changes.rules();
        return older == null ? reached : new Caused(reached, found(older, checked.workspace(), ours, today));
    }

    private static Map<String, Severity> found(OlderRules older, Workspace workspace, Audit ours, LocalDate today) {
        Map<String, Severity> found = new HashMap<>();
        try {
            Estate estate = older.estate(workspace);
            List<FileTree> said = List.of(older.said());
            Audit rules = Rulebook.of(ours, said, estate.projects());
            AuditSettings settings = Policy.of(said, estate, rules.rules(), AuditSpec.none(), today);
            rules.run(estate, settings)
                    .findings()
                    .forEach(finding -> found.put(finding.fingerprint(), finding.severity()));
        } catch (SettingsException | UserError e) {
            return Map.of(); // with mistakes in them they found nothing
        }
        return found;
    }

    @Override
    public boolean test(Finding finding) {
        return reached.test(finding) || finding.severity() != before.get(finding.fingerprint());
    }
}
