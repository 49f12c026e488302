package io.plumbline.report;

import io.plumbline.model.Area;
import io.plumbline.model.Artifact;
import io.plumbline.model.Author;
import io.plumbline.model.Citation;
import io.plumbline.model.Document;
import io.plumbline.model.FileHistory;
import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import io.plumbline.model.Gap;
import io.plumbline.model.ManifestCheck;
import io.plumbline.model.Past;
import io.plumbline.model.Redaction;
import io.plumbline.model.RuleInfo;
import io.plumbline.model.Suppressed;
import io.plumbline.model.Test;
import io.plumbline.report.Report.AreaScore;
import io.plumbline.report.Report.Changes;
import io.plumbline.report.Report.Entry;
import io.plumbline.report.Report.Group;
import io.plumbline.report.Report.Reference;
import io.plumbline.report.text.Visible;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a report from what a run knows: a pure function, so the same input gives the same report. Secrets are masked
 * here, in every text that comes from a repository, before any renderer sees it.
 */
public final class ReportBuilder {

    /** Findings of a root cause shown in full. */
    private static final int WORST = 3;

    /**
     * Up to this many findings every one gets its lineage; above it only the worst of each root cause, to bound the
     * size.
     */
    private static final int DRAW_ALL = 400;

    /** Longest message, in characters. */
    private static final int MESSAGE = 1_000;

    /** Earlier runs in the trend line. */
    private static final int RUNS = 29;

    private final ReportInput input;
    private final Redaction redaction = new Redaction();
    private final Neighbourhood neighbourhood;
    private final Evidence evidence;

    private ReportBuilder(ReportInput input) {
        this.input = input;
        this.neighbourhood = new Neighbourhood(input.estate());
        this.evidence = new Evidence(input.estate(), input.origins(), redaction);
    }

    public static Report build(ReportInput input) {
        return new ReportBuilder(input).report();
    }

    private Report report() {
        List<Finding> standing = input.findings().stream()
                .filter(f -> f.status() != Finding.Status.FIXED)
                .filter(f -> !f.citations().isEmpty())
                .toList();
        List<Group> groups = groups(standing);
        List<Entry> fixed = input.fixed().stream()
                .map(f -> entry(f.with(Finding.Status.FIXED)))
                .sorted(Ranking.WORST_FIRST)
                .toList();
        Changes changes = changes(groups, fixed);
        List<AreaScore> scores = scores(standing);
        List<Gap> gaps = Stream.concat(input.estate().gaps().stream(), input.gaps().stream())
                .distinct()
                .map(gap -> new Gap(text(gap.what()), text(gap.where()), text(gap.why())))
                .toList();
        int withheld = input.findings().size() - standing.size();
        Narrative narrative = Narrative.of(input.narrated(), this::text, evidence::number);
        Report.Scope scope = scope();
        return new Report(
                input.title(),
                input.job(),
                input.run(),
                input.generated().atZone(input.zone()),
                scope,
                Verdict.of(scope, changes, groups, scores, gaps.size(), withheld),
                scores,
                trend(standing.size()),
                changes,
                narrative,
                input.projectChanges().stream().map(this::masked).toList(),
                Ranking.actions(groups, narrative),
                groups,
                gaps,
                input.suppressed().stream()
                        .map(this::masked)
                        .sorted(Comparator.comparing(Suppressed::rule)
                                .thenComparing(Suppressed::location)
                                .thenComparing(Suppressed::message))
                        .toList(),
                input.estate().manifestChecks().stream().map(this::masked).toList(),
                new RepositoryReports(input.estate(), this::text).all(),
                new SpendReports(input.estate(), groups, this::text).all(),
                evidence.all(),
                new Report.Checks(input.checked(), input.dropped(), withheld, redaction.count()));
    }

    private List<Group> groups(List<Finding> standing) {
        Map<String, List<Finding>> byRule =
                standing.stream().collect(Collectors.groupingBy(Finding::rule, TreeMap::new, Collectors.toList()));
        List<Group> unnumbered = byRule.values().stream()
                .map(findings -> group(findings.stream().map(this::bare).toList()))
                .sorted(Ranking.GROUPS)
                .toList();
        boolean drawAll = standing.size() <= DRAW_ALL;
        return unnumbered.stream()
                .map(g -> new Group(
                        g.rule(),
                        g.severity(),
                        g.worst().stream().map(e -> full(e, true)).toList(),
                        g.rest().stream().map(e -> full(e, drawAll)).toList()))
                .toList();
    }

    private Group group(List<Entry> entries) {
        List<Entry> sorted = entries.stream().sorted(Ranking.WORST_FIRST).toList();
        Finding first = sorted.get(0).finding();
        int cut = Math.min(WORST, sorted.size());
        return new Group(rule(first), first.severity(), sorted.subList(0, cut), sorted.subList(cut, sorted.size()));
    }

    private RuleInfo rule(Finding finding) {
        return input.rules().stream()
                .filter(rule -> rule.id().equals(finding.rule()))
                .findFirst()
                .orElseGet(() -> new RuleInfo(
                        finding.rule(),
                        List.of(),
                        finding.area(),
                        finding.severity(),
                        List.of(),
                        finding.rule(),
                        "",
                        "",
                        ""));
    }

    private Entry bare(Finding finding) {
        return Entry.bare(
                masked(finding),
                neighbourhood,
                kind(finding.subject()),
                input.firstSeen().get(finding.fingerprint()));
    }

    private Entry full(Entry bare, boolean draw) {
        List<Reference> references =
                bare.finding().citations().stream().map(evidence::number).toList();
        List<Citation> citations = references.stream().map(Reference::citation).toList();
        return new Entry(
                bare.finding().with(citations),
                bare.label(),
                bare.kind(),
                bare.dependents(),
                bare.since(),
                references,
                draw ? neighbourhood.of(bare.finding().subject()) : null);
    }

    private Entry entry(Finding finding) {
        return full(bare(finding), false);
    }

    @SuppressWarnings("unchecked")
    private Finding masked(Finding f) {
        Fix fix = f.fix();
        Map<String, Object> facts = (Map<String, Object>) redaction.value(f.facts());
        return new Finding(
                f.fingerprint(),
                f.rule(),
                f.aliases(),
                f.area(),
                f.severity(),
                f.status(),
                f.subject(),
                redaction.text(f.owner()),
                text(f.message()),
                f.location(),
                facts == null ? Map.of() : facts,
                f.citations(),
                f.money(),
                fix == null
                        ? null
                        : new Fix(
                                fix.status(),
                                redaction.text(fix.diff()),
                                redaction.text(fix.sql()),
                                redaction.text(fix.reason())),
                masked(f.past()));
    }

    private @Nullable Past masked(@Nullable Past past) {
        FileHistory.Touch lines = past == null ? null : past.lines();
        return past == null
                ? null
                : new Past(
                        text(past.because()),
                        lines == null
                                ? null
                                : new FileHistory.Touch(
                                        lines.commit(),
                                        lines.at(),
                                        new Author(
                                                text(lines.author().name()),
                                                text(lines.author().email()))));
    }

    private ProjectChange masked(ProjectChange change) {
        return new ProjectChange(
                change.source(),
                change.root(),
                change.before(),
                change.after(),
                change.summary(),
                change.changes().stream()
                        .map(item -> new ProjectChange.Item(
                                text(item.what()),
                                item.details().stream().map(this::text).toList()))
                        .toList(),
                change.further(),
                change.costs().stream().map(this::masked).toList());
    }

    private ChangeCost masked(ChangeCost cost) {
        return new ChangeCost(
                cost.account(),
                cost.from(),
                cost.until(),
                text(cost.currency()),
                text(cost.origin()),
                cost.touched(),
                cost.rebuilt(),
                cost.unknown(),
                cost.credits(),
                cost.cost(),
                cost.loaded(),
                cost.nodes().stream()
                        .map(node ->
                                new ChangeCost.Node(text(node.name()), node.touched(), node.runs(), node.credits()))
                        .toList(),
                cost.citations().stream()
                        .map(citation -> evidence.number(citation).citation())
                        .toList());
    }

    private Suppressed masked(Suppressed s) {
        return new Suppressed(
                s.rule(),
                s.subject(),
                text(s.message()),
                s.location(),
                text(s.reason()),
                text(s.owner()),
                text(s.until()),
                s.declared());
    }

    private ManifestCheck masked(ManifestCheck check) {
        return new ManifestCheck(
                check.path(),
                check.nodes(),
                check.differences().stream()
                        .map(d -> new ManifestCheck.Difference(
                                d.id(), d.location(), d.what(), text(d.files()), text(d.manifest())))
                        .toList());
    }

    private String text(String text) {
        return Visible.cut(redaction.text(text), MESSAGE);
    }

    private String kind(String id) {
        return input.estate().artifact(id).map(Artifact::kind).orElse(id.substring(0, Math.max(0, id.indexOf('.'))));
    }

    private Changes changes(List<Group> groups, List<Entry> fixed) {
        List<Entry> all = groups.stream().flatMap(Group::entries).toList();
        if (input.history().isEmpty()) {
            return new Changes(true, List.of(), List.of(), all.size());
        }
        List<Entry> added = all.stream()
                .filter(e -> e.finding().status() == Finding.Status.NEW)
                .sorted(Ranking.WORST_FIRST)
                .toList();
        return new Changes(false, added, fixed, all.size() - added.size());
    }

    private List<AreaScore> scores(List<Finding> standing) {
        Map<Area, Long> open = standing.stream().collect(Collectors.groupingBy(Finding::area, Collectors.counting()));
        return input.scores().entrySet().stream()
                .map(e -> new AreaScore(
                        e.getKey(),
                        e.getValue(),
                        input.previousScores().get(e.getKey()),
                        open.getOrDefault(e.getKey(), 0L).intValue()))
                .sorted(Comparator.comparingInt(AreaScore::score).thenComparing(AreaScore::area))
                .toList();
    }

    private List<Report.RunPoint> trend(int open) {
        List<Report.RunPoint> history = input.history();
        List<Report.RunPoint> trend =
                new ArrayList<>(history.subList(Math.max(0, history.size() - RUNS), history.size()));
        trend.add(
                new Report.RunPoint(input.generated(), open, mean(input.scores().values())));
        return trend;
    }

    private static int mean(Collection<Integer> scores) {
        return (int) scores.stream().mapToInt(Integer::intValue).average().orElse(100);
    }

    private Report.Scope scope() {
        return new Report.Scope(
                input.origins().stream()
                        .map(o -> new Report.Origin(o.name(), o.type(), o.revision()))
                        .toList(),
                (int) input.estate().models().count(),
                (int) input.estate().sources().count(),
                (int) input.estate().own(Test.class).filter(Test::enabled).count(),
                (int) input.estate().of(Document.class).count(),
                input.chunks());
    }
}
