package io.plumbline.pipeline;

import io.plumbline.catalog.Findings;
import io.plumbline.catalog.RunRecord;
import io.plumbline.catalog.Runs;
import io.plumbline.job.JobSpec;
import io.plumbline.job.UserError;
import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import io.plumbline.report.AccountScript;
import java.util.List;
import java.util.Objects;

/** Hands out the fixes that a job's last completed run stored. Safe for concurrent use. */
public final class JobFixes {

    private final Runs runs;
    private final Findings findings;

    /**
     * The statements of a run.
     *
     * @param run its id
     * @param proven findings with a proven statement
     * @param unproven findings with one that is not
     * @param sql a script; empty where there is nothing to print
     */
    public record Script(String run, int proven, int unproven, String sql) {}

    JobFixes(Runs runs, Findings findings) {
        this.runs = runs;
        this.findings = findings;
    }

    /**
     * The statements on the accounts of a job.
     *
     * @param rules ids or aliases of the rules to mend, empty for every rule
     * @param unproven whether those that could not be proven are in it, as comments
     * @throws UserError of kind INPUT where the job has no completed run
     */
    public Script statements(JobSpec job, List<String> rules, boolean unproven) {
        RunRecord last = runs.lastCompleted(job.name())
                .orElseThrow(() -> UserError.input(
                        "job \"" + job.name() + "\" has no completed run; expected one, for it proves the statements",
                        "Run it first: plumbline run " + job.name()));
        List<Finding> wanted = findings.of(last.id()).current().stream()
                .filter(finding -> rules.isEmpty()
                        || rules.contains(finding.rule())
                        || finding.aliases().stream().anyMatch(rules::contains))
                .toList();
        List<Fix> statements = wanted.stream()
                .map(Finding::fix)
                .filter(Objects::nonNull)
                .filter(Fix::onAccount)
                .toList();
        int proven = (int) statements.stream().filter(Fix::proven).count();
        return new Script(
                last.id(),
                proven,
                statements.size() - proven,
                AccountScript.of(job.name(), last.id(), wanted, unproven));
    }
}
