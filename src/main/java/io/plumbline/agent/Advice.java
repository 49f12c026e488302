package io.plumbline.agent;

import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells how a thing, or everything, gets faster and cheaper: what the rules on speed and cost find, what each costs where an
 * account says so, and the fix with what was shown of it. Not safe for concurrent use.
 */
final class Advice implements Tool {

    private static final Set<Area> SPEED = EnumSet.of(Area.PERFORMANCE, Area.COST);

    /** Findings that are told for everything. */
    static final int FIRST = 5;

    private final Knowledge knowledge;
    private final RulePages pages;
    private final Map<String, Finding> tried = new HashMap<>();

    Advice(Knowledge knowledge, RulePages pages) {
        this.knowledge = knowledge;
        this.pages = pages;
    }

    @Override
    public Intent intent() {
        return Intent.ADVICE;
    }

    @Override
    public List<Draft> run(Map<String, String> inputs) {
        String id = inputs.getOrDefault("node", "");
        FindingFilter filter = FindingFilter.of(inputs);
        return id.isEmpty() ? everything(inputs.getOrDefault("goal", "speed"), filter) : node(id);
    }

    private List<Draft> node(String id) {
        FindingFilter filter = new FindingFilter(id, Map.of());
        String query = "findings " + filter;
        String name = knowledge.estate().artifact(id).map(Phrases::name).orElse("it");
        List<Finding> found = filter.in(knowledge).stream()
                .filter(finding -> SPEED.contains(finding.area()))
                .toList();
        if (found.isEmpty()) {
            return List.of(Draft.at("No rule on speed or cost has a finding on " + name + ".", List.of(), query));
        }
        return advised(found, query);
    }

    private List<Draft> everything(String goal, FindingFilter filter) {
        Docket docket = new Docket(knowledge.estate(), filter.in(knowledge));
        String query = "findings " + filter;
        List<Finding> dearest = docket.savings();
        if (goal.equals("money")
                && dearest.isEmpty()
                && !knowledge.estate().accounts().isEmpty()) {
            return List.of(Draft.at("No finding tells of money that could be saved.", List.of(), query));
        }
        if (!goal.equals("speed") && !dearest.isEmpty()) {
            return advised(dearest.stream().limit(FIRST).toList(), "savings *");
        }
        List<Finding> grave = docket.all().stream()
                .filter(finding -> goal.equals("all") || SPEED.contains(finding.area()))
                .limit(FIRST)
                .toList();
        return grave.isEmpty()
                ? List.of(Draft.at("No rule has a finding" + filter.said() + " to start with.", List.of(), query))
                : advised(grave, query);
    }

    /** Findings with the fix there is for each. */
    List<Draft> advised(List<Finding> found, String query) {
        attempt(found.stream().limit(Neighbours.MOST).toList());
        List<Draft> drafts = new ArrayList<>();
        found.stream().limit(Neighbours.MOST).forEach(finding -> drafts.addAll(told(finding, query)));
        return drafts;
    }

    private List<Draft> told(Finding finding, String query) {
        List<Draft> drafts = new ArrayList<>(List.of(Flags.flagged(finding, query)));
        if (Docket.most(finding).signum() > 0) {
            drafts.add(Draft.at(
                    "That is at most " + Docket.price(Docket.most(finding), finding) + ", by `" + finding.rule() + "`.",
                    List.of(),
                    "savings *"));
        }
        Fix fix = tried.getOrDefault(finding.fingerprint(), finding).fix();
        if (fix == null) {
            drafts.addAll(pages.remedy(finding.rule()));
        } else {
            drafts.add(Draft.at(Phrases.sentence(fix.shown()), List.of(), "fix " + finding.fingerprint()));
        }
        return drafts;
    }

    private void attempt(List<Finding> found) {
        List<Finding> open = found.stream()
                .filter(finding -> finding.fix() == null && !tried.containsKey(finding.fingerprint()))
                .toList();
        open.forEach(finding -> tried.put(finding.fingerprint(), finding));
        knowledge.mended(open).forEach(finding -> tried.put(finding.fingerprint(), finding));
    }

    /** The result of the query {@code fix FINGERPRINT}: what was shown of the fix, and its diff or statement. */
    List<String> fix(String fingerprint) {
        return knowledge.findings().stream()
                .filter(finding -> finding.fingerprint().equals(fingerprint))
                .map(finding -> tried.getOrDefault(fingerprint, finding))
                .flatMap(finding -> Stream.ofNullable(finding.fix()))
                .map(fix -> List.of(
                        fix.status() == Fix.Status.PROVEN ? "proven" : "not proven: " + fix.reason(),
                        fix.text().stripTrailing()))
                .findFirst()
                .orElse(List.of());
    }

    /** The result of the query {@code savings *}: what may be saved, the dearest thing first. */
    List<String> savings(String all) {
        return new Docket(knowledge.estate(), knowledge.findings())
                .savings().stream()
                        .map(finding -> "at most " + Docket.price(Docket.most(finding), finding) + ": "
                                + finding.rule() + " " + finding.location() + " " + finding.subject() + ": "
                                + finding.message())
                        .toList();
    }
}
