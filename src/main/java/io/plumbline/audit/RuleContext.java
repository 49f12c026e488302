package io.plumbline.audit;

import io.plumbline.model.Artifact;
import io.plumbline.model.Citation;
import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.RuleInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a rule gets to work with: the estate, its own thresholds, and the way to build a finding. */
public final class RuleContext {

    private final Estate estate;
    private final RuleInfo rule;
    private final Map<String, Object> thresholds;

    public RuleContext(Estate estate, RuleInfo rule, Map<String, Object> thresholds) {
        this.estate = estate;
        this.rule = rule;
        this.thresholds = Map.copyOf(thresholds);
    }

    public Estate estate() {
        return estate;
    }

    /** A threshold of this rule, or the default where jobs.yml does not set it. */
    public int threshold(String name, int otherwise) {
        return thresholds.get(name) instanceof Number number ? number.intValue() : otherwise;
    }

    /**
     * A finding, or nothing where its evidence cannot be cited: what cannot be shown is not claimed.
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
        List<Citation> citations = new ArrayList<>();
        Stream.concat(Stream.of(at), Stream.of(more)).distinct().forEach(place -> {
            Citation citation = estate.cite(place);
            if (citation != null) {
                citations.add(citation);
            }
        });
        if (citations.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                Finding.fingerprint(rule.id(), subject.id(), key),
                rule.id(),
                rule.aliases(),
                rule.area(),
                rule.severity(),
                Finding.Status.NEW,
                subject.id(),
                Owners.of(estate, subject),
                message,
                at,
                facts,
                citations,
                null,
                null));
    }
}
