package io.plumbline.fix;

import io.plumbline.model.Extensions;
import io.plumbline.model.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every remedy, by the rule whose findings it mends. */
public final class Remedies {

    private final Map<String, Remedy> byRule = new TreeMap<>();
    private final Map<String, AccountRemedy> onAccounts = new TreeMap<>();

    /**
     * @throws IllegalStateException where a remedy lacks {@link Mends} or two remedies mend one rule
     */
    public Remedies(List<Remedy> remedies, List<AccountRemedy> onAccounts) {
        remedies.forEach(remedy -> put(this.byRule, remedy));
        onAccounts.forEach(remedy -> put(this.onAccounts, remedy));
    }

    private <T> void put(Map<String, T> into, T remedy) {
        for (String rule : mends(remedy).value()) {
            if (byRule.containsKey(rule) || onAccounts.containsKey(rule)) {
                throw new IllegalStateException("two remedies mend " + rule);
            }
            into.put(rule, remedy);
        }
    }

    /** Every remedy there is, without an application context. */
    public static Remedies all() {
        return new Remedies(
                Extensions.of(Remedy.class, type -> mends(type, Remedy.class)),
                Extensions.of(AccountRemedy.class, type -> mends(type, AccountRemedy.class)));
    }

    private static boolean mends(Class<?> type, Class<?> point) {
        return type.isAnnotationPresent(Mends.class) && point.isAssignableFrom(type);
    }

    /** The rules that have a remedy, sorted, with what it does. */
    public Map<String, Mends> rules() {
        Map<String, Mends> rules = new TreeMap<>();
        byRule.forEach((rule, remedy) -> rules.put(rule, mends(remedy)));
        onAccounts.forEach((rule, remedy) -> rules.put(rule, mends(remedy)));
        return rules;
    }

    /** Whether the findings of a rule are mended by a statement on an account. */
    public boolean onAccount(String rule) {
        return onAccounts.containsKey(rule);
    }

    /** The findings that a remedy has edits or a statement for, in the order given. */
    public List<Proposal> propose(List<Finding> findings, Workbench bench) {
        return findings.stream()
                .flatMap(finding -> propose(finding, bench).stream())
                .toList();
    }

    private Optional<Proposal> propose(Finding finding, Workbench bench) {
        Remedy remedy = byRule.get(finding.rule());
        if (remedy != null) {
            return Optional.of(remedy.edits(finding, bench))
                    .filter(edits -> !edits.isEmpty())
                    .map(edits -> new Proposal(finding, edits, mends(remedy).doubt()));
        }
        return Optional.ofNullable(onAccounts.get(finding.rule()))
                .flatMap(statements -> statements.statement(finding, bench))
                .map(statement -> new Proposal(finding, statement));
    }

    private static Mends mends(Object remedy) {
        Mends mends = remedy.getClass().getAnnotation(Mends.class);
        if (mends == null) {
            throw new IllegalStateException(remedy.getClass().getName() + " does not say what it mends");
        }
        return mends;
    }
}
