package io.plumbline.audit;

import io.plumbline.model.Estate;
import io.plumbline.model.RuleInfo;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs every rule over an estate. A rule that throws costs its own findings and nothing else: it becomes a gap. Safe
 * for concurrent use.
 */
public final class Audit {

    /** A rule and its page. */
    record Known(AuditRule rule, RulePage page) {}

    private final Map<String, Known> rules;

    /**
     * An audit with these rules.
     *
     * @throws IllegalStateException where a rule lacks {@link Rule} or its page, or two rules share an id
     */
    public Audit(List<AuditRule> rules) {
        this.rules = new LinkedHashMap<>();
        rules.stream()
                .map(rule -> new Known(rule, rule.page()))
                .sorted(Comparator.comparing(known -> known.page().info().id()))
                .forEach(known -> {
                    if (this.rules.putIfAbsent(known.page().info().id(), known) != null) {
                        throw new IllegalStateException(
                                "two rules are named " + known.page().info().id());
                    }
                });
    }

    /** An audit with every rule there is, without an application context. */
    public static Audit ofAllRules() {
        return new Audit(Rules.all());
    }

    /**
     * This audit with further rules.
     *
     * @throws IllegalStateException where two rules share an id
     */
    public Audit with(List<AuditRule> more) {
        return more.isEmpty()
                ? this
                : new Audit(Stream.concat(rules.values().stream().map(Known::rule), more.stream())
                        .toList());
    }

    /** Every rule, by id. */
    public List<RuleInfo> rules() {
        return rules.values().stream().map(known -> known.page().info()).toList();
    }

    /** The whole Markdown page of a rule, thresholds included; empty where there is no such rule. */
    public Optional<String> page(String id) {
        return Optional.ofNullable(rules.get(id)).map(known -> known.page().text());
    }

    /** Whether a rule runs without being asked for. False too where there is no such rule. */
    public boolean onByDefault(String id) {
        Known known = rules.get(id);
        return known != null && known.page().enabled();
    }

    /** Checks the estate with every rule the settings leave on. */
    public AuditResult run(Estate estate, AuditSettings settings) {
        return run(estate, settings, Focus.everything());
    }

    /**
     * The same for one who asks about a part of the estate. Findings on that part are those of an audit of everything; others
     * may be missing, and so the score means nothing.
     */
    public AuditResult run(Estate estate, AuditSettings settings, Focus focus) {
        return new Run(rules, estate, settings, focus).result();
    }
}
