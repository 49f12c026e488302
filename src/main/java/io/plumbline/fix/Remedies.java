package io.plumbline.fix;

import io.plumbline.model.Edit;
import io.plumbline.model.Extensions;
import io.plumbline.model.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every remedy, by the rule whose findings it mends. */
public final class Remedies {

    private final Map<String, Remedy> byRule = new TreeMap<>();

    /**
     * @throws IllegalStateException where a remedy lacks {@link Mends} or two remedies mend one rule
     */
    public Remedies(List<Remedy> remedies) {
        for (Remedy remedy : remedies) {
            for (String rule : mends(remedy).value()) {
                if (byRule.put(rule, remedy) != null) {
                    throw new IllegalStateException("two remedies mend " + rule);
                }
            }
        }
    }

    /** Every remedy there is, without an application context. */
    public static Remedies all() {
        return new Remedies(Extensions.of(Remedy.class, type -> type.isAnnotationPresent(Mends.class)));
    }

    /** The rules that have a remedy, sorted, with what it does. */
    public Map<String, Mends> rules() {
        Map<String, Mends> rules = new TreeMap<>();
        byRule.forEach((rule, remedy) -> rules.put(rule, mends(remedy)));
        return rules;
    }

    /** The findings that a remedy has edits for, in the order given. */
    public List<Proposal> propose(List<Finding> findings, Workbench bench) {
        List<Proposal> proposals = new ArrayList<>();
        for (Finding finding : findings) {
            Remedy remedy = byRule.get(finding.rule());
            List<Edit> edits = remedy == null ? List.of() : remedy.edits(finding, bench);
            if (!edits.isEmpty()) {
                proposals.add(new Proposal(finding, edits));
            }
        }
        return proposals;
    }

    private static Mends mends(Remedy remedy) {
        Mends mends = remedy.getClass().getAnnotation(Mends.class);
        if (mends == null) {
            throw new IllegalStateException(remedy.getClass().getName() + " does not say what it mends");
        }
        return mends;
    }
}
