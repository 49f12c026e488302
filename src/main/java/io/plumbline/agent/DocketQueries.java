package io.plumbline.agent;

import io.plumbline.model.Artifact;
import io.plumbline.model.Citation;
import io.plumbline.model.Finding;
import io.plumbline.model.Locator;
import io.plumbline.model.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Questions to the findings of a run, which can be asked again by anybody who doubts the report's words. */
final class DocketQueries {

    /** Findings that a result lists; it says how many there are. */
    private static final int LISTED = 12;

    private final Docket docket;
    private final Map<String, Optional<Citation>> asked = new HashMap<>();

    DocketQueries(Docket docket) {
        this.docket = docket;
    }

    /** The result as a citation; empty for a question that there is not, or where there is no source. */
    Optional<Citation> cite(String query) {
        return asked.computeIfAbsent(query, this::ask);
    }

    private Optional<Citation> ask(String query) {
        List<String> lines = lines(query);
        String[] origin = origin();
        if (lines.isEmpty() || origin.length == 0) {
            return Optional.empty();
        }
        String text = String.join("\n", lines);
        return Optional.of(new Citation(
                origin[0], origin[1], new Locator.Query(query), text, Citation.hash(text), Citation.Level.UNCHECKED));
    }

    /** Source and revision that stand for the estate. */
    private String[] origin() {
        return Stream.concat(
                        docket.estate().projects().stream()
                                .map(project -> new String[] {project.source(), project.revision()}),
                        docket.all().stream()
                                .flatMap(finding -> finding.citations().stream())
                                .map(citation -> new String[] {citation.source(), citation.revision()}))
                .findFirst()
                .orElse(new String[0]);
    }

    private List<String> lines(String query) {
        int space = query.indexOf(' ', query.indexOf(' ') + 1);
        String subject = space < 0 ? "" : query.substring(space + 1);
        if (query.equals("findings open")) {
            return open();
        }
        if (query.equals("findings patched")) {
            return listed(
                    docket.patched(),
                    docket.patched().size() + " of "
                            + Phrases.counted(docket.all().size(), "finding"));
        }
        if (query.equals("findings saving")) {
            return docket.savings().stream().map(DocketQueries::line).toList();
        }
        if (query.startsWith("findings rule ")) {
            return counted(docket.by(Finding::rule).getOrDefault(subject, List.of()));
        }
        if (query.startsWith("findings on ")) {
            return counted(docket.by(Finding::subject).getOrDefault(subject, List.of()));
        }
        if (query.startsWith("findings in ")) {
            return counted(docket.by(Docket::folder).getOrDefault(subject, List.of()));
        }
        return query.startsWith("readers of ") ? readers(subject) : List.of();
    }

    private List<String> open() {
        List<String> lines =
                new ArrayList<>(List.of(Phrases.counted(docket.all().size(), "finding")));
        for (Severity severity : Severity.values()) {
            lines.add(
                    Phrases.counted(docket.of(severity).size(), severity.name().toLowerCase(Locale.ROOT)));
        }
        lines.add(Phrases.counted(docket.by(Finding::subject).size(), "thing"));
        return lines;
    }

    private static List<String> counted(List<Finding> findings) {
        return findings.isEmpty()
                ? List.of()
                : listed(
                        findings,
                        Phrases.counted(findings.size(), "finding") + " of "
                                + Phrases.counted(Docket.rules(findings), "rule") + ", " + Docket.proven(findings)
                                + " with a proven fix");
    }

    private static List<String> listed(List<Finding> findings, String head) {
        List<String> lines = new ArrayList<>(List.of(head));
        findings.stream().limit(LISTED).map(DocketQueries::line).forEach(lines::add);
        if (findings.size() > LISTED) {
            lines.add("and " + (findings.size() - LISTED) + " more");
        }
        return lines;
    }

    private List<String> readers(String id) {
        List<Artifact> nodes = docket.dependents(id);
        List<String> lines = new ArrayList<>(List.of(id, nodes.size() + " models and exposures"));
        nodes.stream().limit(LISTED).map(Artifact::id).forEach(lines::add);
        return lines;
    }

    private static String line(Finding finding) {
        String price = Docket.most(finding).signum() > 0
                ? " (at most " + Docket.price(Docket.most(finding), finding) + ")"
                : "";
        return finding.severity().name().toLowerCase(Locale.ROOT) + " " + finding.rule() + " " + finding.location()
                + " " + finding.subject() + ": " + finding.message() + price;
    }
}
