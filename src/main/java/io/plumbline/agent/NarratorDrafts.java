package io.plumbline.agent;

import io.plumbline.model.Citation;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sentences about findings, made from their numbers, each with what should prove it. */
final class NarratorDrafts {

    /** Findings that have something in common, at least; two may be chance. */
    private static final int SHARED = 3;

    private static final int CAUSES = 4;

    private final Docket docket;
    private final DocketQueries queries;
    private final List<List<Finding>> steps;

    NarratorDrafts(Docket docket, DocketQueries queries, List<List<Finding>> steps) {
        this.docket = docket;
        this.queries = queries;
        this.steps = List.copyOf(steps);
    }

    List<Sentence> summary() {
        List<Finding> all = docket.all();
        if (all.isEmpty()) {
            return List.of(said("No finding is open.", "findings open"));
        }
        List<Sentence> sentences = new ArrayList<>();
        sentences.add(said(
                Phrases.counted(all.size(), "finding") + (all.size() == 1 ? " is" : " are") + " open on "
                        + Phrases.counted(docket.by(Finding::subject).size(), "thing") + ": " + severities() + ".",
                "findings open"));
        Finding gravest = all.get(0);
        sentences.add(on(
                gravest,
                "The gravest is of severity " + word(gravest.severity()) + ": " + Phrases.sentence(gravest.message()),
                "findings on " + gravest.subject()));
        int readers = docket.dependents(gravest.subject()).size();
        if (readers > 1) {
            sentences.add(said(
                    docket.name(gravest) + " is read by " + readers
                            + " models and exposures, directly or further down.",
                    "readers of " + gravest.subject()));
        }
        List<Finding> savings = docket.savings();
        if (!savings.isEmpty() && oneCurrency(savings)) {
            Finding first = savings.get(0);
            sentences.add(on(
                    first,
                    "The dearest is " + docket.name(first) + ": at most " + Docket.price(Docket.most(first), first)
                            + ".",
                    "findings saving"));
        }
        List<Finding> patched = docket.patched();
        if (!patched.isEmpty()) {
            sentences.add(said(
                    patched.size() + " of " + all.size()
                            + " findings have a fix that was tried and audited, and only needs a review.",
                    "findings patched"));
        }
        return sentences;
    }

    private String severities() {
        return Phrases.listed(Stream.of(Severity.ERROR, Severity.WARNING, Severity.INFO)
                .filter(severity -> !docket.of(severity).isEmpty())
                .map(severity -> Phrases.counted(docket.of(severity).size(), word(severity)))
                .toList());
    }

    /** What several findings have in common: the thing they are about, or the rule that tells them. */
    private record Cause(String subject, String rule, List<Finding> findings) {

        long open(Set<Finding> covered) {
            return findings.stream()
                    .filter(finding -> !covered.contains(finding))
                    .count();
        }
    }

    /** What covers most findings first; what it covers counts no more for the next. */
    List<Sentence> causes() {
        List<Cause> causes = new ArrayList<>();
        docket.by(Finding::subject).forEach((subject, findings) -> {
            if (findings.size() >= SHARED && Docket.rules(findings) > 1) {
                causes.add(new Cause(subject, "", findings));
            }
        });
        docket.by(Finding::rule).forEach((rule, findings) -> {
            if (findings.size() >= SHARED) {
                causes.add(new Cause("", rule, findings));
            }
        });
        List<Sentence> chosen = new ArrayList<>();
        Set<Finding> covered = new HashSet<>();
        while (chosen.size() < CAUSES) {
            Cause best = null;
            long most = SHARED - 1;
            for (Cause cause : causes) {
                long open = cause.open(covered);
                if (open > most) {
                    best = cause;
                    most = open;
                }
            }
            if (best == null) {
                break;
            }
            chosen.add(sentence(best));
            covered.addAll(best.findings());
        }
        return chosen;
    }

    private Sentence sentence(Cause cause) {
        List<Finding> findings = cause.findings();
        String counted = Phrases.counted(findings.size(), "finding");
        return cause.rule().isEmpty()
                ? on(
                        findings.get(0),
                        docket.name(findings.get(0)) + " has " + counted + " of "
                                + Phrases.counted(Docket.rules(findings), "rule") + ".",
                        "findings on " + cause.subject())
                : on(
                        findings.get(0),
                        counted + " are of one rule, `" + cause.rule() + "`.",
                        "findings rule " + cause.rule());
    }

    /** The steps of the report in its order, each with how much there is of it, is proven, and may be saved. */
    List<Sentence> plan() {
        Set<String> open = docket.all().stream().map(Finding::fingerprint).collect(Collectors.toSet());
        return steps.stream()
                .filter(step -> step.stream().map(Finding::fingerprint).allMatch(open::contains))
                .map(this::step)
                .toList();
    }

    /** @param found findings of one rule, the one to start with first */
    private Sentence step(List<Finding> found) {
        Finding first = found.get(0);
        long proven = Docket.proven(found);
        boolean dear = Docket.most(first).signum() > 0;
        String price = dear ? "at most " + Docket.price(Docket.most(first), first) : "";
        String fixes = proven == 0
                ? ""
                : found.size() == 1
                        ? "with a proven fix"
                        : proven + (proven == 1 ? " has a proven fix" : " have a proven fix");
        String message = Phrases.sentence(first.message());
        String text;
        if (found.size() == 1) {
            String how = Stream.of(price, fixes).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
            text = message + (how.isEmpty() ? "" : " " + Character.toUpperCase(how.charAt(0)) + how.substring(1) + ".");
        } else {
            text = Phrases.counted(found.size(), "finding") + (fixes.isEmpty() ? "" : ", " + fixes)
                    + "; begin with this" + (price.isEmpty() ? "" : ", " + price) + ": " + message;
        }
        return on(first, text, "findings rule " + first.rule(), "findings on " + first.subject());
    }

    private static boolean oneCurrency(List<Finding> savings) {
        return savings.stream()
                        .map(finding -> Docket.price(BigDecimal.ONE, finding))
                        .distinct()
                        .count()
                == 1;
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private Sentence said(String text, String... questions) {
        return new Sentence(text, cited(questions));
    }

    /** With the first lines that prove a finding. */
    private Sentence on(Finding finding, String text, String... questions) {
        List<Citation> citations = new ArrayList<>(finding.citations().subList(0, 1));
        citations.addAll(cited(questions));
        return new Sentence(text, citations);
    }

    private List<Citation> cited(String... questions) {
        return Stream.of(questions)
                .flatMap(question -> queries.cite(question).stream())
                .toList();
    }
}
