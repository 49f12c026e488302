package io.plumbline.agent;

import io.plumbline.model.Artifact;
import io.plumbline.model.Estate;
import io.plumbline.model.Exposure;
import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import io.plumbline.model.Model;
import io.plumbline.model.Money;
import io.plumbline.model.Severity;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The open findings of a run, as a narrator looks at them: the gravest first. Not safe for concurrent use. */
final class Docket {

    private final Estate estate;
    private final List<Finding> findings;
    private final Map<String, List<Artifact>> dependents = new HashMap<>();

    Docket(Estate estate, List<Finding> findings) {
        this.estate = estate;
        this.findings = findings.stream()
                .filter(finding -> finding.status() != Finding.Status.FIXED
                        && !finding.citations().isEmpty())
                .sorted(Comparator.comparing(Finding::severity, Comparator.reverseOrder())
                        .thenComparing(finding -> -dependents(finding.subject()).size())
                        .thenComparing(Finding::rule)
                        .thenComparing(Finding::subject)
                        .thenComparing(Finding::fingerprint))
                .toList();
    }

    List<Finding> all() {
        return findings;
    }

    Estate estate() {
        return estate;
    }

    List<Finding> of(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }

    List<Finding> patched() {
        return findings.stream().filter(Docket::isProven).toList();
    }

    private static boolean isProven(Finding finding) {
        Fix fix = finding.fix();
        return fix != null && fix.status() == Fix.Status.PROVEN;
    }

    /** How many have a fix that was tried and audited. */
    static long proven(List<Finding> findings) {
        return findings.stream().filter(Docket::isProven).count();
    }

    /** Those that tell of money, one for each subject, the dearest first: two on one table may mean the same bytes. */
    List<Finding> savings() {
        Map<String, Finding> dearest = new LinkedHashMap<>();
        findings.stream()
                .filter(finding -> finding.money() != null && most(finding).signum() > 0)
                .sorted(Comparator.comparing(Docket::most).reversed().thenComparing(Finding::fingerprint))
                .forEach(finding -> dearest.putIfAbsent(finding.subject(), finding));
        return List.copyOf(dearest.values());
    }

    static BigDecimal most(Finding finding) {
        Money money = finding.money();
        return money == null ? BigDecimal.ZERO : money.high();
    }

    /** {@code 1,200 USD a month}. */
    static String price(BigDecimal amount, Finding like) {
        Money money = Objects.requireNonNull(like.money());
        return Money.rounded(amount) + " " + money.currency() + " a " + money.per();
    }

    /** Findings by something they share, the most numerous first. */
    Map<String, List<Finding>> by(Function<Finding, String> key) {
        Map<String, List<Finding>> groups =
                findings.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
        Map<String, List<Finding>> sorted = new LinkedHashMap<>();
        groups.entrySet().stream()
                .filter(group -> !group.getKey().isEmpty())
                .sorted(Map.Entry.<String, List<Finding>>comparingByValue(Comparator.comparingInt(list -> -list.size()))
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(group -> sorted.put(group.getKey(), group.getValue()));
        return sorted;
    }

    /** The folder that a finding's lines stand in; empty at the top and for what is no file. */
    static String folder(Finding finding) {
        String path = finding.location().path();
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    static long rules(List<Finding> findings) {
        return findings.stream().map(Finding::rule).distinct().count();
    }

    /** The subject as people say it, between backticks. */
    String name(Finding finding) {
        String id = finding.subject();
        return estate.artifact(id).map(Phrases::name).orElse("`" + id.substring(id.lastIndexOf('.') + 1) + "`");
    }

    /** Models and exposures that read a thing, directly or further down. */
    List<Artifact> dependents(String id) {
        return dependents.computeIfAbsent(id, start -> {
            Set<String> seen = new LinkedHashSet<>();
            Deque<String> todo = new ArrayDeque<>(List.of(start));
            while (!todo.isEmpty()) {
                estate.out(todo.remove()).stream()
                        .map(edge -> edge.to())
                        .filter(next -> !next.equals(start) && seen.add(next))
                        .forEach(todo::add);
            }
            return seen.stream()
                    .flatMap(next -> estate.artifact(next).stream())
                    .filter(node -> node instanceof Model || node instanceof Exposure)
                    .sorted(Comparator.comparing(Artifact::id))
                    .toList();
        });
    }
}
