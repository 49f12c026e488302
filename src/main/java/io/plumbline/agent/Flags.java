package io.plumbline.agent;

import io.plumbline.model.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells which findings there are, and of few ones why their rules are there and what to do. */
final class Flags implements Tool {

    /** Rules that are explained beside their findings. */
    private static final int EXPLAINED = 3;

    private final Knowledge knowledge;
    private final RulePages pages;

    Flags(Knowledge knowledge, RulePages pages) {
        this.knowledge = knowledge;
        this.pages = pages;
    }

    @Override
    public Intent intent() {
        return Intent.FINDINGS;
    }

    @Override
    public List<Draft> run(Map<String, String> inputs) {
        FindingFilter filter = FindingFilter.of(inputs);
        String query = "findings " + filter;
        String name =
                knowledge.estate().artifact(filter.node()).map(Phrases::name).orElse("the estate");
        List<Finding> found = filter.in(knowledge);
        List<Draft> drafts = new ArrayList<>();
        drafts.add(Draft.at(
                found.isEmpty()
                        ? "No rule has a finding" + filter.said() + " on " + name + "."
                        : "The rules have " + Phrases.counted(found.size(), "finding") + filter.said() + " on " + name
                                + ".",
                List.of(),
                query));
        drafts.addAll(Draft.first(found, query, finding -> flagged(finding, query)));
        List<String> rules = found.stream().map(Finding::rule).distinct().toList();
        if (rules.size() <= EXPLAINED && !filter.node().equals("*")) {
            rules.forEach(rule -> drafts.addAll(pages.explained(rule)));
        }
        return drafts;
    }

    /** A finding as a statement: the rule's own words, with the lines that it points to. */
    static Draft flagged(Finding finding, String query) {
        return Draft.at(
                Phrases.sentence(finding.severity().name().toLowerCase(Locale.ROOT) + ", `" + finding.rule() + "`: "
                        + finding.message()),
                List.of(finding.location()),
                query);
    }
}
