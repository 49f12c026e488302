package io.plumbline.pipeline;

import io.plumbline.job.Reasons;
import io.plumbline.job.UserError;
import io.plumbline.model.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Findings that a team has accepted for now. The file holds a line for each, sorted by path, rule and subject, so that a review of
 * a change shows what was accepted and what left.
 *
 * @param fingerprints of the accepted findings
 */
public record Baseline(Set<String> fingerprints) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int FORMAT = 1;

    public Baseline {
        fingerprints = Set.copyOf(fingerprints);
    }

    /**
     * Reads a baseline.
     *
     * @throws UserError of kind INPUT where the file cannot be read or is none
     */
    public static Baseline read(Path file) {
        JsonNode root;
        try {
            root = JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw UserError.input(
                    "baseline " + file + " cannot be read: " + Reasons.of(e),
                    "Name a file that plumbline baseline has written.");
        } catch (JacksonException e) {
            throw none(file, "found no JSON");
        }
        if (root.path("format").asInt(0) != FORMAT || !root.path("findings").isArray()) {
            throw none(file, "found format " + root.path("format").asString("none"));
        }
        Set<String> fingerprints = new HashSet<>();
        root.path("findings")
                .forEach(finding -> fingerprints.add(finding.path("fingerprint").asString("")));
        return new Baseline(fingerprints);
    }

    private static UserError none(Path file, String found) {
        return UserError.input(
                file + " is no baseline: " + found + ", expected {\"format\": 1, \"findings\": […]}",
                "Write a new one: plumbline baseline --output " + file);
    }

    /** The file's text, one finding a line. */
    public static String text(List<Finding> findings) {
        StringBuilder out = new StringBuilder("{\"format\": 1, \"findings\": [");
        String separator = "\n  ";
        for (Finding finding : findings.stream().sorted(ORDER).toList()) {
            ObjectNode node = JSON.createObjectNode()
                    .put("path", finding.location().path())
                    .put("rule", finding.rule())
                    .put("subject", finding.subject())
                    .put("fingerprint", finding.fingerprint());
            out.append(separator).append(node);
            separator = ",\n  ";
        }
        return out.append("\n]}\n").toString();
    }

    private static final Comparator<Finding> ORDER = Comparator.comparing(
                    (Finding f) -> f.location().path())
            .thenComparing(Finding::rule)
            .thenComparing(Finding::subject)
            .thenComparing(Finding::fingerprint);

    public boolean accepts(Finding finding) {
        return fingerprints.contains(finding.fingerprint());
    }
}
