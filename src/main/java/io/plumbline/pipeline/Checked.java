package io.plumbline.pipeline;

import io.plumbline.agent.CitationCheck;
import io.plumbline.audit.Audit;
import io.plumbline.audit.AuditResult;
import io.plumbline.audit.AuditSettings;
import io.plumbline.audit.Focus;
import io.plumbline.job.AuditSpec;
import io.plumbline.model.FileTree;
import io.plumbline.model.Finding;
import io.plumbline.model.Gap;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * An audit of a workspace in memory.
 *
 * @param rules those it was made with, the repository's own among them
 * @param settings what the repository's plumbline.yml files say
 * @param audit what the rules found, before citations were checked
 * @param cited the findings whose citations hold
 */
public record Checked(
        Workspace workspace, Audit rules, AuditSettings settings, AuditResult audit, CitationCheck.Result cited) {

    /**
     * Runs the rules over the workspace, as its plumbline.yml files say, and checks every citation against its files.
     *
     * @param ours the rules besides those that the repository declares
     * @param today the day that suppressions expire by
     */
    public static Checked of(Workspace workspace, Audit ours, LocalDate today) {
        return of(workspace, ours, today, Focus.everything());
    }

    /** The same for one who asks about a part of the estate; findings on other parts may be missing. */
    static Checked of(Workspace workspace, Audit ours, LocalDate today, Focus focus) {
        List<FileTree> trees = List.of(workspace.tree());
        Audit rules = Rulebook.of(ours, trees, workspace.estate().projects());
        AuditSettings settings = Policy.of(trees, workspace.estate(), rules.rules(), AuditSpec.none(), today);
        AuditResult result = rules.run(workspace.estate(), settings, focus);
        return new Checked(workspace, rules, settings, result, new CitationCheck(trees).check(result.findings()));
    }

    /** The findings that stand, the gravest first. */
    public List<Finding> findings() {
        return cited.findings();
    }

    /** What was not seen, the estate's own gaps aside. */
    public List<Gap> gaps() {
        return Stream.of(workspace.unread(), audit.gaps(), cited.withheld())
                .flatMap(List::stream)
                .toList();
    }
}
