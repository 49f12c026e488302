package io.plumbline.report;

import io.plumbline.model.Citation;
import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import io.plumbline.report.Report.Action;
import io.plumbline.report.Report.Entry;
import io.plumbline.report.Report.Group;
import io.plumbline.report.text.Prose;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comes first. {@code rank = value × certainty ÷ effort}, where value is the weight of the severity (error 27, warning 3,
 * info 1) times {@code 1 + log10(1 + models and exposures downstream) + log10(1 + money that can be saved in a month)};
 * certainty is 1 where the quoted text was found at its place (L3), else 0.5; effort is 1 for a proven patch, 1.5 for an
 * unproven one, 2 without one, and 1 more for every further file the finding cites. The weights are ours: an error by hand
 * comes before a warning with a proven patch, unless more than three thousand models depend on that.
 */
final class Ranking {

    static final int ACTIONS = 5;

    static final Comparator<Entry> WORST_FIRST = Comparator.comparing(
                    (Entry e) -> e.finding().severity(), Comparator.reverseOrder())
            .thenComparing(e -> e.finding().status())
            .thenComparing(Ranking::value, Comparator.reverseOrder())
            .thenComparing(Entry::label)
            .thenComparing(e -> e.finding().fingerprint());

    static final Comparator<Group> GROUPS = Comparator.comparing(Group::severity, Comparator.reverseOrder())
            .thenComparing(g -> g.entries().mapToDouble(Ranking::value).max().orElse(0), Comparator.reverseOrder())
            .thenComparing(g -> g.rule().id());

    /** Of findings of different rules the one to begin with first. */
    static final Comparator<Entry> FIRST = Comparator.comparingDouble(
                    (Entry e) -> value(e) * certainty(e.finding()) / effort(e.finding()))
            .reversed()
            .thenComparing(e -> e.finding().fingerprint());

    private Ranking() {}

    static List<Action> actions(List<Group> groups, Narrative narrative) {
        return groups.stream()
                .sorted((one, other) ->
                        FIRST.compare(one.worst().get(0), other.worst().get(0)))
                .limit(ACTIONS)
                .map(group -> action(group, narrative.step(group.rule().id())))
                .toList();
    }

    private static Action action(Group group, Narrative.@Nullable Passage told) {
        Entry start = group.worst().get(0);
        String remedy = Prose.firstSentence(group.rule().remedy());
        return new Action(
                remedy.isEmpty() ? group.rule().summary() + "." : remedy,
                start,
                group.count() - 1,
                value(start),
                certainty(start.finding()),
                effort(start.finding()),
                told);
    }

    static double value(Entry entry) {
        int weight =
                switch (entry.finding().severity()) {
                    case ERROR -> 27;
                    case WARNING -> 3;
                    case INFO -> 1;
                };
        return weight * (1 + Math.log10(1.0 + entry.dependents()) + Math.log10(1 + saving(entry.finding())));
    }

    /** The high end of the range, for a month. */
    private static double saving(Finding finding) {
        return finding.money() == null ? 0 : finding.money().high().doubleValue();
    }

    private static double certainty(Finding finding) {
        boolean proven = finding.citations().stream().allMatch(c -> c.level().compareTo(Citation.Level.L3) >= 0);
        return proven ? 1 : 0.5;
    }

    private static double effort(Finding finding) {
        Fix fix = finding.fix();
        long files = finding.citations().stream()
                .map(c -> c.source() + "\u0000" + c.locator().path())
                .distinct()
                .count();
        double start = fix == null ? 2 : fix.status() == Fix.Status.PROVEN ? 1 : 1.5;
        return start + Math.max(0, files - 1);
    }
}
