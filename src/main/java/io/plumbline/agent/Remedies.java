package io.plumbline.agent;

import io.plumbline.model.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tells what to do about the findings on a thing. */
final class Remedies implements Tool {

    private final Knowledge knowledge;
    private final RulePages pages;

    Remedies(Knowledge knowledge, RulePages pages) {
        this.knowledge = knowledge;
        this.pages = pages;
    }

    @Override
    public Intent intent() {
        return Intent.REMEDY;
    }

    @Override
    public List<Draft> run(Map<String, String> inputs) {
        FindingFilter filter = FindingFilter.of(inputs);
        String query = "findings " + filter;
        List<Finding> found = filter.in(knowledge);
        String name =
                knowledge.estate().artifact(filter.node()).map(Phrases::name).orElse("the estate");
        if (found.isEmpty()) {
            return List.of(Draft.at("No rule has a finding" + filter.said() + " on " + name + ".", List.of(), query));
        }
        List<Draft> drafts = new ArrayList<>();
        found.stream().map(Finding::rule).distinct().limit(Neighbours.MOST).forEach(rule -> {
            drafts.add(Draft.at(
                    "`" + rule + "` is found in " + name + ".",
                    found.stream()
                            .filter(finding -> finding.rule().equals(rule))
                            .map(Finding::location)
                            .limit(1)
                            .toList(),
                    query));
            drafts.addAll(pages.remedy(rule));
        });
        if (hasProven(found, false)) {
            drafts.add(Draft.at("A proven fix is ready: plumbline fix shows it.", List.of(), query));
        }
        if (hasProven(found, true)) {
            drafts.add(Draft.at("A proven statement is ready: plumbline fix --job shows it.", List.of(), query));
        }
        return drafts;
    }

    private static boolean hasProven(List<Finding> found, boolean onAccount) {
        return found.stream()
                .map(Finding::fix)
                .filter(Objects::nonNull)
                .anyMatch(fix -> fix.proven() && fix.onAccount() == onAccount);
    }
}
