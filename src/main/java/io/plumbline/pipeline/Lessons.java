package io.plumbline.pipeline;

import io.plumbline.catalog.Facts;
import io.plumbline.catalog.Facts.Proposal;
import io.plumbline.catalog.Feedback;
import io.plumbline.catalog.Feedback.Entry;
import io.plumbline.catalog.Feedback.Kind;
import io.plumbline.model.Artifact;
import io.plumbline.model.Estate;
import io.plumbline.model.Source;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What can be learned from feedback, as proposals for a person to review: a correction is a house word where it says what a word
 * means, else a statement on the thing it corrects; findings of one rule that were rejected in one folder are a suppression.
 */
final class Lessons {

    /** Findings of one rule in one folder that have to be rejected until it is called a pattern. */
    static final int PATTERN = 3;

    private static final Pattern MEANS = Pattern.compile(
            "(?is)\\s*(?:by |the word )?[\"`]?(.{2,60}?)[\"`]?(?: we)? (?:means?|stands for|is our word for)\\s+(?:the )?"
                    + "[\"`]?([\\w.]+)[\"`]?(?: model| table)?\\s*\\.?\\s*");

    private final String job;
    private final Estate estate;

    Lessons(String job, Estate estate) {
        this.job = job;
        this.estate = estate;
    }

    /** What a correction teaches; empty for feedback that teaches nothing by itself. */
    Optional<Proposal> of(Entry entry) {
        Feedback.Said said = entry.said();
        if (said.kind() != Kind.CORRECTION || said.note().isBlank()) {
            return Optional.empty();
        }
        String origin = "said by " + said.person() + " on "
                + entry.at().atZone(ZoneOffset.UTC).toLocalDate();
        Matcher means = MEANS.matcher(said.note());
        if (means.matches()) {
            List<Artifact> nodes = named(means.group(2));
            if (nodes.size() == 1) {
                String term = means.group(1).strip();
                return Optional.of(new Proposal(
                        Facts.Kind.TERM,
                        job,
                        term,
                        nodes.get(0).id(),
                        said.note().strip(),
                        origin));
            }
        }
        return Optional.ofNullable(said.subject())
                .flatMap(estate::artifact)
                .map(node -> new Proposal(
                        Facts.Kind.STATEMENT,
                        job,
                        node.name(),
                        node.id(),
                        said.note().strip(),
                        origin));
    }

    private List<Artifact> named(String name) {
        return estate.own(Artifact.class)
                .filter(Artifact::enabled)
                .filter(node -> node.name().equalsIgnoreCase(name)
                        || node instanceof Source source && source.label().equalsIgnoreCase(name))
                .toList();
    }

    /** The suppressions that rejected findings ask for. */
    List<Proposal> patterns(List<Entry> onFindings) {
        Map<String, List<Entry>> rejected = onFindings.stream()
                .filter(entry ->
                        entry.said().kind() == Kind.REJECTED && entry.said().path() != null)
                .collect(Collectors.groupingBy(
                        entry -> entry.said().rule() + "\n"
                                + folder(String.valueOf(entry.said().path())),
                        TreeMap::new,
                        Collectors.toList()));
        List<Proposal> proposals = new ArrayList<>();
        rejected.forEach((key, entries) -> {
            String[] parts = key.split("\n", -1);
            long findings = entries.stream()
                    .map(entry -> entry.said().fingerprint())
                    .distinct()
                    .count();
            if (findings >= PATTERN) {
                proposals.add(suppression(parts[0], parts[1], entries));
            }
        });
        return proposals;
    }

    private static String folder(String path) {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : ".";
    }

    private Proposal suppression(String rule, String folder, List<Entry> entries) {
        TreeSet<String> people =
                entries.stream().map(entry -> entry.said().person()).collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> reasons = entries.stream()
                .map(entry -> entry.said().note().strip())
                .filter(note -> !note.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        String because = reasons.isEmpty() ? "rejected by " + String.join(", ", people) : String.join("; ", reasons);
        String yaml = "ignore:\n  - rule: " + rule + "\n    select: path:" + folder + "\n    because: \""
                + because.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ") + "\"\n";
        return new Proposal(
                Facts.Kind.SUPPRESSION,
                job,
                rule,
                null,
                yaml,
                entries.size() + " rejections by " + String.join(", ", people));
    }
}
