package io.plumbline.audit;

import io.plumbline.model.Artifact;
import io.plumbline.model.Citation;
import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.model.Gap;
import io.plumbline.model.Location;
import io.plumbline.model.RuleInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a rule gets to work with: the estate, its own thresholds, and the way to build a finding. */
public final class RuleContext {

    private final Estate estate;
    private final Focus focus;
    private final RuleInfo rule;
    private final Map<String, Integer> thresholds;
    private final Derived derived;
    private final Consumer<Gap> gaps;
    private final Suppressions suppressions;
    private final Set<String> knownRules;

    RuleContext(
            Estate estate,
            Focus focus,
            RuleInfo rule,
            Map<String, Integer> thresholds,
            Derived derived,
            Consumer<Gap> gaps,
            Suppressions suppressions,
            Set<String> knownRules) {
        this.estate = estate;
        this.focus = focus;
        this.rule = rule;
        this.thresholds = Map.copyOf(thresholds);
        this.derived = derived;
        this.gaps = gaps;
        this.suppressions = suppressions;
        this.knownRules = Set.copyOf(knownRules);
    }

    public Estate estate() {
        return estate;
    }

    /**
     * What the audit is asked about. A rule that judges one thing at a time, by itself and what it reads, may leave out what
     * is not asked about.
     */
    public Focus focus() {
        return focus;
    }

    /** The rule itself, with the severity it runs with. */
    public RuleInfo rule() {
        return rule;
    }

    /**
     * A threshold of this rule, or the default where settings leave it alone.
     *
     * @throws IllegalStateException where the rule does not declare it
     */
    public int threshold(String name, int otherwise) {
        if (!rule.thresholds().contains(name)) {
            throw new IllegalStateException("rule " + rule.id() + " declares no threshold " + name);
        }
        return thresholds.getOrDefault(name, otherwise);
    }

    /** The suppressions of this audit; which of them were of use is known to a rule that runs after the others. */
    public Suppressions suppressions() {
        return suppressions;
    }

    /** The ids of every rule there is. */
    public Set<String> knownRules() {
        return knownRules;
    }

    /** A value several rules need, made once per audit; {@code kind} is its key. */
    public <T> T derived(Class<T> kind, Function<Estate, T> make) {
        return derived.get(kind, make);
    }

    /** Says that this rule could not tell in one case, and why. */
    public void unsure(String where, String why) {
        gaps.accept(new Gap("rule " + rule.id(), where, why));
    }

    /** Says that no rule could look at something, and why; said once however many rules say it. */
    public void unread(String what, String where, String why) {
        gaps.accept(new Gap(what, where, why));
    }

    /**
     * A finding, or nothing where its evidence cannot be cited: what cannot be shown is not claimed. Nothing either where nobody asked
     * about it.
     *
     * @param subject the artifact the finding is about
     * @param key what tells two findings of this rule on this subject apart; empty where there is only one
     * @param message one sentence with the names and numbers of this case
     * @param at the guilty lines
     * @param facts the numbers and names behind the message, in the order to show them
     * @param more further evidence
     */
    public Stream<Finding> finding(
            Artifact subject, String key, String message, Location at, Map<String, Object> facts, Location... more) {
        return finding(subject.id(), "", key, message, at, facts, more);
    }

    /**
     * The same for a subject that is no artifact: {@code project.<name>}.
     *
     * @param owner who is named beside the guilty lines; empty to find out later who answers for the subject
     */
    public Stream<Finding> finding(
            String subject,
            String owner,
            String key,
            String message,
            Location at,
            Map<String, Object> facts,
            Location... more) {
        List<Location> places =
                Stream.concat(Stream.of(at), Stream.of(more)).distinct().toList();
        if (!focus.asks(subject, places)) {
            return Stream.empty();
        }
        List<Citation> citations = new ArrayList<>();
        places.forEach(place -> {
            Citation citation = estate.cite(place);
            if (citation != null) {
                citations.add(citation);
            }
        });
        if (citations.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                Finding.fingerprint(rule.id(), subject, key),
                rule.id(),
                rule.aliases(),
                rule.area(),
                rule.severity(),
                Finding.Status.NEW,
                subject,
                owner,
                message,
                at,
                facts,
                citations,
                null,
                null));
    }
}
