package io.plumbline.audit;

import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the layers of an audit say about one rule, subject by subject. Not safe for concurrent use. */
final class RuleSettings {

    /** A layer and the ids it covers, null for everything. */
    record Covered(Layer layer, @Nullable Set<String> ids) {

        boolean covers(String subject) {
            return ids == null || ids.contains(subject);
        }
    }

    /** How the rule stands for a subject. */
    record Standing(boolean on, Severity severity, Map<String, Integer> thresholds) {}

    private final RulePage page;
    private final List<Covered> layers;

    /** By the places of the layers that apply: the layers themselves hold every id they cover. */
    private final Map<List<Integer>, Standing> standings = new HashMap<>();

    RuleSettings(RulePage page, List<Covered> layers) {
        this.page = page;
        this.layers = layers.stream()
                .filter(covered -> covered.layer().choices().names(page.info().id()))
                .toList();
    }

    /** How the rule stands where no part is singled out. */
    Standing general() {
        return standing(covered -> covered.ids() == null);
    }

    Standing of(String subject) {
        return standing(covered -> covered.covers(subject));
    }

    private Standing standing(Predicate<Covered> applies) {
        List<Integer> which = IntStream.range(0, layers.size())
                .filter(at -> applies.test(layers.get(at)))
                .boxed()
                .toList();
        return standings.computeIfAbsent(which, this::settle);
    }

    private Standing settle(List<Integer> which) {
        String id = page.info().id();
        boolean on = page.enabled();
        Severity severity = page.info().severity();
        Map<String, Integer> thresholds = new LinkedHashMap<>();
        for (int at : which) {
            Covered covered = layers.get(at);
            on = covered.layer().choices().turnsOn(id)
                    || on && !covered.layer().choices().disabled().contains(id);
            severity = covered.layer().choices().severities().getOrDefault(id, severity);
            thresholds.putAll(covered.layer().choices().thresholds().getOrDefault(id, Map.of()));
        }
        return new Standing(on, severity, Map.copyOf(thresholds));
    }

    /** Every set of thresholds the rule has to run with; empty where it is off everywhere. */
    Set<Map<String, Integer>> runs() {
        Set<Map<String, Integer>> runs = new LinkedHashSet<>();
        Stream<String> singledOut = layers.stream()
                .filter(covered -> covered.ids() != null)
                .flatMap(covered -> Stream.ofNullable(covered.ids()).flatMap(Set::stream));
        Stream.concat(Stream.of(general()), singledOut.distinct().map(this::of))
                .filter(Standing::on)
                .forEach(standing -> runs.add(standing.thresholds()));
        return runs;
    }

    /** What a run with some thresholds found that counts: its subject stands under these thresholds and is on. */
    Stream<Finding> counted(Stream<Finding> found, Map<String, Integer> thresholds) {
        return found.filter(finding -> {
                    Standing standing = of(finding.subject());
                    return standing.on() && standing.thresholds().equals(thresholds);
                })
                .map(finding -> finding.with(of(finding.subject()).severity()));
    }
}
