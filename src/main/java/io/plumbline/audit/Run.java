package io.plumbline.audit;

import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.model.Gap;
import io.plumbline.model.RuleInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One audit while it runs. Not safe for concurrent use. */
final class Run {

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .reversed()
            .thenComparing(Finding::rule)
            .thenComparing(Finding::subject)
            .thenComparing(Finding::location)
            .thenComparing(Finding::fingerprint);

    private final Map<String, Audit.Known> rules;
    private final Estate estate;
    private final Focus focus;
    private final Derived derived;
    private final List<RuleSettings.Covered> layers;
    private final Suppressions suppressions;
    private final List<RuleInfo> ran = new ArrayList<>();
    private final Set<Gap> gaps = new LinkedHashSet<>();

    Run(Map<String, Audit.Known> rules, Estate estate, AuditSettings settings, Focus focus) {
        this.rules = rules;
        this.estate = estate;
        this.focus = focus;
        this.derived = new Derived(estate);
        this.layers = settings.layers().stream().map(this::covered).toList();
        this.suppressions = new Suppressions(estate, settings);
    }

    private RuleSettings.Covered covered(Layer layer) {
        if (layer.part().isEverything()) {
            return new RuleSettings.Covered(layer, null);
        }
        Set<String> ids = layer.part().in(estate);
        if (ids.isEmpty() && layer.part().selection() != null) {
            gaps.add(new Gap(
                    "settings for `" + layer.part().selection() + "`",
                    layer.part().source() == null ? "the job" : layer.part().source(),
                    "the selection holds nothing, so they change nothing"));
        }
        return new RuleSettings.Covered(layer, ids);
    }

    AuditResult result() {
        List<Finding> found = new ArrayList<>();
        Collection<Audit.Known> all = rules.values();
        all.stream().filter(known -> !known.rule().afterOthers()).forEach(known -> found.addAll(findings(known)));
        found.sort(ORDER);
        List<Finding> standing = new ArrayList<>(suppressions.standing(found));
        suppressions.ran(ran.stream().map(RuleInfo::id).collect(Collectors.toSet()));
        all.stream().filter(known -> known.rule().afterOthers()).forEach(known -> standing.addAll(findings(known)));
        standing.sort(ORDER);
        standing.replaceAll(new Attribution(estate)::of);
        ran.sort(Comparator.comparing(RuleInfo::id));
        return new AuditResult(
                standing, suppressions.suppressed(), Health.of(estate, ran, standing), List.copyOf(gaps), ran);
    }

    private List<Finding> findings(Audit.Known known) {
        RuleSettings settings = new RuleSettings(known.page(), layers);
        Set<Map<String, Integer>> runs = settings.runs();
        if (runs.isEmpty() || !known.rule().appliesTo(estate)) {
            return List.of();
        }
        RuleInfo info = known.page().info().with(settings.general().severity());
        ran.add(info);
        List<Finding> findings = new ArrayList<>();
        for (Map<String, Integer> thresholds : runs) {
            try {
                RuleContext context = new RuleContext(
                        estate, focus, info, thresholds, derived, gaps::add, suppressions, rules.keySet());
                findings.addAll(settings.counted(known.rule().check(context), thresholds)
                        .toList());
            } catch (RuntimeException | StackOverflowError | LinkageError e) {
                gaps.add(new Gap(
                        "rule " + info.id(), "every project", "the rule failed, its findings are missing: " + e));
            }
        }
        return distinct(findings);
    }

    private static List<Finding> distinct(List<Finding> findings) {
        Set<String> seen = new HashSet<>();
        List<Finding> once = new ArrayList<>(findings.size());
        for (Finding finding : findings) {
            boolean fresh = seen.add(finding.fingerprint());
            assert fresh
                    : finding.rule() + " gives one fingerprint twice on " + finding.subject() + ": "
                            + finding.message();
            if (fresh) {
                once.add(finding);
            }
        }
        return once;
    }
}
