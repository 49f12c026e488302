package io.plumbline.report;

import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.report.Report.Entry;
import java.util.List;
import java.util.stream.Collectors;

/** What to do first: the one order that the report, its words and mails follow. */
public final class FirstSteps {

    private FirstSteps() {}

    /**
     * At most five steps, best first, by value, certainty and effort.
     *
     * @param findings of a run; those that are fixed or cite nothing have no part
     * @return for each step the findings of one rule, the one to start with first
     */
    public static List<List<Finding>> of(Estate estate, List<Finding> findings) {
        Neighbourhood neighbourhood = new Neighbourhood(estate);
        return findings.stream()
                .filter(finding -> finding.status() != Finding.Status.FIXED
                        && !finding.citations().isEmpty())
                .collect(Collectors.groupingBy(
                        Finding::rule,
                        Collectors.mapping(
                                finding -> Entry.bare(finding, neighbourhood, "", null), Collectors.toList())))
                .values()
                .stream()
                .map(entries -> entries.stream().sorted(Ranking.WORST_FIRST).toList())
                .sorted((one, other) -> Ranking.FIRST.compare(one.get(0), other.get(0)))
                .limit(Ranking.ACTIONS)
                .map(entries -> entries.stream().map(Entry::finding).toList())
                .toList();
    }
}
