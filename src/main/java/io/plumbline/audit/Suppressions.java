package io.plumbline.audit;

import io.plumbline.model.Artifact;
import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.model.Suppressed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The suppressions of an audit: those of the settings and those that comments and {@code meta.plumbline.ignore} declare.
 * Remembers which were of use. Not safe for concurrent use.
 */
public final class Suppressions {

    private final Estate estate;
    private final @Nullable LocalDate today;
    private final List<Suppression> all;
    private final Map<String, List<Suppression>> inForce;
    private final Set<Suppression> used = new LinkedHashSet<>();
    private final Map<Part, Set<String>> parts = new HashMap<>();
    private final List<Suppressed> suppressed = new ArrayList<>();
    private Set<String> ran = Set.of();

    Suppressions(Estate estate, AuditSettings settings) {
        this.estate = estate;
        this.today = settings.today();
        this.all = Stream.of(SuppressionComments.in(estate), SuppressionMeta.in(estate), settings.suppressions())
                .flatMap(List::stream)
                .distinct()
                .sorted(java.util.Comparator.comparing(Suppression::declared).thenComparing(Suppression::rule))
                .toList();
        this.inForce =
                all.stream().filter(one -> !one.expired(today)).collect(Collectors.groupingBy(Suppression::rule));
    }

    /** Every suppression, by the place that declares it. */
    public List<Suppression> all() {
        return all;
    }

    /** Those that have run out, or name an end that is no date. */
    public List<Suppression> expired() {
        return all.stream().filter(one -> one.expired(today)).toList();
    }

    /** Those in force that met no finding although their rule ran, or whose rule does not exist. */
    public List<Suppression> unused(Set<String> known) {
        return all.stream()
                .filter(one -> !one.expired(today) && !used.contains(one))
                .filter(one -> ran.contains(one.rule()) || !known.contains(one.rule()))
                .toList();
    }

    /** The findings that stand; the others are kept as {@link #suppressed()}. */
    List<Finding> standing(List<Finding> findings) {
        List<Finding> standing = new ArrayList<>(findings.size());
        for (Finding finding : findings) {
            List<Suppression> by = inForce.getOrDefault(finding.rule(), List.of()).stream()
                    .filter(one -> covers(one, finding))
                    .toList();
            if (by.isEmpty()) {
                standing.add(finding);
            } else {
                used.addAll(by);
                suppressed.add(by.get(0).suppressed(finding));
            }
        }
        return standing;
    }

    List<Suppressed> suppressed() {
        return suppressed;
    }

    void ran(Set<String> rules) {
        ran = Set.copyOf(rules);
    }

    private boolean covers(Suppression one, Finding finding) {
        Suppression.Reach reach = one.reach();
        if (reach instanceof Suppression.Node node) {
            return node.id().equals(finding.subject()) && onColumn(node, finding);
        }
        if (reach instanceof Suppression.InPart in) {
            return in.part().isEverything()
                    || parts.computeIfAbsent(in.part(), part -> part.in(estate)).contains(finding.subject());
        }
        boolean here =
                sameFile(one, finding.location().source(), finding.location().path());
        return reach instanceof Suppression.Line at
                ? here
                        && finding.location().line() <= at.line()
                        && finding.location().endLine() >= at.line()
                : here
                        || estate.artifact(finding.subject())
                                .filter(subject -> defines(one, subject))
                                .isPresent();
    }

    private static boolean defines(Suppression one, Artifact subject) {
        return sameFile(one, subject.location().source(), subject.location().path());
    }

    private static boolean sameFile(Suppression one, String source, String path) {
        return one.declared().source().equals(source) && one.declared().path().equals(path);
    }

    private static boolean onColumn(Suppression.Node node, Finding finding) {
        return node.column() == null
                || node.column().equalsIgnoreCase(String.valueOf(finding.facts().get("column")));
    }
}
