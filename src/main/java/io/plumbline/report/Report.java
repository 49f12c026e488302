package io.plumbline.report;

import io.plumbline.model.Area;
import io.plumbline.model.Citation;
import io.plumbline.model.Finding;
import io.plumbline.model.Gap;
import io.plumbline.model.ManifestCheck;
import io.plumbline.model.RuleInfo;
import io.plumbline.model.Severity;
import io.plumbline.model.Suppressed;
import io.plumbline.report.text.Visible;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run's report: everything a renderer needs, ordered, numbered and with secrets masked. A renderer asks nothing
 * further and decides nothing but form. Immutable and safe for concurrent use.
 *
 * @param run the run's id
 * @param generated when, in the job's time zone
 * @param verdict sentences a person would say aloud, the first one the headline
 * @param scores by area, the lowest first
 * @param trend the last runs, oldest first, this run last
 * @param narrative what the findings come to, in sentences
 * @param projectChanges what changed in the projects themselves, each project that did
 * @param actions at most five, best first
 * @param groups findings by root cause, the worst first
 * @param suppressed findings that somebody accepted, by rule and place; they count for nothing else here
 * @param manifestChecks how our reading of each project differs from dbt's manifest, where there is one
 * @param repositories what the history of each source says, by the name of the source
 * @param spend what each account costs, by the name of the source
 * @param references the numbered citations; number n stands at index n - 1
 */
public record Report(
        String title,
        String job,
        String run,
        ZonedDateTime generated,
        Scope scope,
        List<String> verdict,
        List<AreaScore> scores,
        List<RunPoint> trend,
        Changes changes,
        Narrative narrative,
        List<ProjectChange> projectChanges,
        List<Action> actions,
        List<Group> groups,
        List<Gap> gaps,
        List<Suppressed> suppressed,
        List<ManifestCheck> manifestChecks,
        List<RepositoryReport> repositories,
        List<SpendReport> spend,
        List<Reference> references,
        Checks checks) {

    public Report {
        verdict = List.copyOf(verdict);
        scores = List.copyOf(scores);
        trend = List.copyOf(trend);
        projectChanges = List.copyOf(projectChanges);
        actions = List.copyOf(actions);
        groups = List.copyOf(groups);
        gaps = List.copyOf(gaps);
        suppressed = List.copyOf(suppressed);
        manifestChecks = List.copyOf(manifestChecks);
        repositories = List.copyOf(repositories);
        spend = List.copyOf(spend);
        references = List.copyOf(references);
    }

    /** What was looked at. */
    public record Scope(List<Origin> origins, int models, int sources, int tests, int documents, int chunks) {

        public Scope {
            origins = List.copyOf(origins);
        }
    }

    /**
     * A source of jobs.yml at the revision that was read.
     *
     * @param revision the commit id, or {@code worktree}
     */
    public record Origin(String name, String type, String revision) {

        /** A commit id cut to twelve digits; anything else as it is. */
        public String shortRevision() {
            return io.plumbline.report.text.Words.revision(revision);
        }
    }

    /**
     * @param score 0 to 100
     * @param previous the score of the run before, null where there is none
     * @param open findings of that area
     */
    public record AreaScore(Area area, int score, @Nullable Integer previous, int open) {}

    /**
     * One run in the trend line.
     *
     * @param open findings open after it
     * @param score mean of its area scores, 0 to 100
     */
    public record RunPoint(Instant time, int open, int score) {}

    /**
     * What is different from the run before.
     *
     * @param first whether there was no run before; then {@code added} is empty
     * @param open findings that were there before and still are; on a first run, all of them
     */
    public record Changes(boolean first, List<Entry> added, List<Entry> fixed, int open) {

        public Changes {
            added = List.copyOf(added);
            fixed = List.copyOf(fixed);
        }
    }

    /**
     * Something to do.
     *
     * @param what the instruction: first sentence of the rule's remedy, else the rule's summary; Markdown
     * @param finding where to start
     * @param others further findings of the same root cause
     * @param value how much it matters, see {@link Ranking}
     * @param certainty 0 to 1
     * @param effort 1 is a patch that applies
     * @param told where to start, in cited words; null where nothing holds, and the finding's message says it
     */
    public record Action(
            String what,
            Entry finding,
            int others,
            double value,
            double certainty,
            double effort,
            Narrative.@Nullable Passage told) {

        public double rank() {
            return value * certainty / effort;
        }
    }

    /**
     * Findings of one root cause.
     *
     * @param severity the highest among them
     * @param worst at most three, shown in full
     * @param rest the others, folded
     */
    public record Group(RuleInfo rule, Severity severity, List<Entry> worst, List<Entry> rest) {

        public Group {
            worst = List.copyOf(worst);
            rest = List.copyOf(rest);
        }

        public int count() {
            return worst.size() + rest.size();
        }

        public Stream<Entry> entries() {
            return Stream.concat(worst.stream(), rest.stream());
        }
    }

    /**
     * A finding with what surrounds it.
     *
     * @param label the subject's name as people say it
     * @param kind the subject's kind: {@code model}, {@code source} …
     * @param dependents models and exposures downstream of the subject, however far
     * @param since when it was first seen, null where that is not known
     * @param references its citations, numbered
     * @param lineage its neighbourhood, null where it has none or where the report is too long to draw it
     */
    public record Entry(
            Finding finding,
            String label,
            String kind,
            int dependents,
            @Nullable Instant since,
            List<Reference> references,
            @Nullable Lineage lineage) {

        public Entry {
            references = List.copyOf(references);
        }

        /** Without citations' numbers, which follow the order of the groups, and without what is drawn. */
        static Entry bare(Finding finding, Neighbourhood neighbourhood, String kind, @Nullable Instant since) {
            return new Entry(
                    finding,
                    Visible.cut(neighbourhood.label(finding.subject()), 200),
                    kind,
                    neighbourhood.dependents(finding.subject()),
                    since,
                    List.of(),
                    null);
        }

        /** Stable across runs: {@code f-} and the fingerprint. */
        public String anchor() {
            return "f-" + finding.fingerprint();
        }
    }

    /**
     * A numbered citation.
     *
     * @param number 1-based
     * @param citation with a masked quote and the hash of the original one
     * @param excerpt lines around it, null for pages
     * @param url its place at the Git host, null where the host is not known
     */
    public record Reference(
            int number,
            Citation citation,
            @Nullable Excerpt excerpt,
            @Nullable String url) {}

    /**
     * Up to twelve lines of a file, the guilty ones with what surrounds them.
     *
     * @param firstLine 1-based number of the first line shown
     * @param from first guilty line, 1-based
     * @param to last guilty line, 1-based, inclusive; may lie behind the lines shown
     */
    public record Excerpt(int firstLine, List<String> lines, int from, int to) {

        public Excerpt {
            lines = List.copyOf(lines);
        }

        /** Whether every line shown is guilty, so that marking them says nothing. */
        public boolean allGuilty() {
            return lines.size() > 1 && from <= firstLine && to >= firstLine + lines.size() - 1;
        }

        /** Guilty lines that are not shown. */
        public int hidden() {
            return Math.max(0, to - (firstLine + lines.size() - 1));
        }
    }

    /** Citations that were checked and dropped, findings withheld because none of theirs held, secrets masked. */
    public record Checks(int checked, int dropped, int withheld, int masked) {}

    /** Every finding that stands, in the order of the groups. */
    public Stream<Entry> entries() {
        return groups.stream().flatMap(Group::entries);
    }
}
