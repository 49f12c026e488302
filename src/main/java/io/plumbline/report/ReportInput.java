package io.plumbline.report;

import io.plumbline.model.Area;
import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.model.Gap;
import io.plumbline.model.RuleInfo;
import io.plumbline.model.Suppressed;
import io.plumbline.model.WebLink;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run knows when it comes to write its report.
 *
 * @param run the run's id
 * @param estate what was audited; its gaps are part of the report
 * @param chunks passages in the index, 0 where nothing was indexed
 * @param findings of this run, status NEW or OPEN, citations checked; one whose citations were all dropped is withheld
 * @param fixed findings of the run before that are gone, as they were then
 * @param firstSeen fingerprint to the time a finding was first seen, as far as known
 * @param rules every rule that ran
 * @param scores of this run, 0 to 100 by area; an area without a rule is not there
 * @param previousScores of the run before; empty where there was none
 * @param history earlier runs of this job, oldest first, without this one; empty makes this the first run
 * @param gaps what was not seen besides the estate's own gaps
 * @param suppressed findings that somebody accepted
 * @param projectChanges what changed in the projects since the run before; empty where that is not known
 * @param checked citations checked
 * @param dropped citations that did not hold
 * @param narrated what the findings come to, in sentences
 */
public record ReportInput(
        String title,
        String job,
        String run,
        Instant generated,
        ZoneId zone,
        Estate estate,
        List<Origin> origins,
        int chunks,
        List<Finding> findings,
        List<Finding> fixed,
        Map<String, Instant> firstSeen,
        List<RuleInfo> rules,
        Map<Area, Integer> scores,
        Map<Area, Integer> previousScores,
        List<Report.RunPoint> history,
        List<Gap> gaps,
        List<Suppressed> suppressed,
        List<ProjectChange> projectChanges,
        int checked,
        int dropped,
        Narrated narrated) {

    /**
     * A source of the job.
     *
     * @param name its name in jobs.yml
     * @param type its connector
     * @param revision the commit id, or {@code worktree}
     * @param link how to link to its lines at that revision, null where the host is not known
     */
    public record Origin(
            String name,
            String type,
            String revision,
            @Nullable WebLink link) {}

    public ReportInput {
        origins = List.copyOf(origins);
        findings = List.copyOf(findings);
        fixed = List.copyOf(fixed);
        firstSeen = Map.copyOf(firstSeen);
        rules = List.copyOf(rules);
        scores = Map.copyOf(scores);
        previousScores = Map.copyOf(previousScores);
        history = List.copyOf(history);
        gaps = List.copyOf(gaps);
        suppressed = List.copyOf(suppressed);
        projectChanges = List.copyOf(projectChanges);
    }
}
