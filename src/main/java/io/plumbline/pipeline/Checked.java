package io.plumbline.pipeline;

import io.plumbline.agent.CitationCheck;
import io.plumbline.audit.Audit;
import io.plumbline.audit.AuditResult;
import io.plumbline.audit.AuditSettings;
import io.plumbline.model.Finding;
import io.plumbline.model.Gap;
import java.util.List;
import java.util.stream.Stream;

/**
 * An audit of a workspace in memory.
 *
 * @param audit what the rules found, before citations were checked
 * @param cited the findings whose citations hold
 */
public record Checked(Workspace workspace, AuditResult audit, CitationCheck.Result cited) {

    /** Runs the rules over the workspace and checks every citation against its files. */
    public static Checked of(Workspace workspace, Audit audit, AuditSettings settings) {
        AuditResult result = audit.run(workspace.estate(), settings);
        return new Checked(workspace, result, new CitationCheck(List.of(workspace.tree())).check(result.findings()));
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
