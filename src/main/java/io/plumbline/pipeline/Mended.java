package io.plumbline.pipeline;

import io.plumbline.audit.AuditResult;
import io.plumbline.fix.Patch;
import io.plumbline.fix.Proof;
import io.plumbline.fix.ProofLimit;
import io.plumbline.fix.Proposal;
import io.plumbline.fix.Remedies;
import io.plumbline.fix.Trial;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The findings of a workspace with the fixes there are for them.
 *
 * @param findings every finding that stands, with its fix where it has one
 * @param proof what was shown
 */
public record Mended(List<Finding> findings, Proof.Result proof) {

    private static final Duration MOST = Duration.ofMinutes(3);

    public Mended {
        findings = List.copyOf(findings);
    }

    /**
     * Looks for fixes and proves them. Nothing is written.
     *
     * @param which the findings to mend
     */
    public static Mended of(Checked checked, DbtSettings reading, Predicate<Finding> which) {
        Workspace workspace = checked.workspace();
        DbtReader reader = new DbtReader();
        List<Finding> wanted = checked.findings().stream().filter(which).toList();
        List<Proposal> proposals = Remedies.all().propose(wanted, new Workbench(workspace.estate(), workspace.tree()));
        Trial trial = (tree, paths) -> {
            Workspace changed = workspace.changed(tree, paths, reading, reader);
            return seen(changed.estate(), checked.rules().run(changed.estate(), checked.settings()));
        };
        Proof.Result proof =
                Proof.of(workspace.tree(), proposals, seen(workspace.estate(), checked.audit()), trial, limit());
        List<Finding> findings = checked.findings().stream()
                .map(finding -> {
                    Fix fix = proof.fixes().get(finding.fingerprint());
                    return fix == null ? finding : finding.with(fix);
                })
                .toList();
        return new Mended(findings, proof);
    }

    /** Everything proven, as one patch. */
    public Patch patch() {
        return proof.proven();
    }

    /** What an audit of an estate says, for a proof. */
    static Trial.Seen seen(Estate estate, AuditResult result) {
        return new Trial.Seen(
                result.findings(),
                Stream.concat(estate.gaps().stream(), result.gaps().stream()).toList());
    }

    /** Three minutes from now on; a project of 3,000 models takes some ten seconds an audit on two cores. */
    static ProofLimit limit() {
        return ProofLimit.within(MOST);
    }
}
