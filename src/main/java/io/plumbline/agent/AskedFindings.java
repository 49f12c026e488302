package io.plumbline.agent;

import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads which findings a question is after: an area, a severity, new ones, a folder, an owner. Immutable. */
final class AskedFindings {

    private static final Map<String, String> AREAS = Map.ofEntries(
            Map.entry("documented", "documentation"),
            Map.entry("docs", "documentation"),
            Map.entry("tests", "testing"),
            Map.entry("test", "testing"),
            Map.entry("costs", "cost"),
            Map.entry("money", "cost"),
            Map.entry("slow", "performance"),
            Map.entry("secure", "security"),
            Map.entry("git", "history"));

    private final Knowledge knowledge;
    private final Listings listings;

    AskedFindings(Knowledge knowledge, Listings listings) {
        this.knowledge = knowledge;
        this.listings = listings;
    }

    /** The traits that a question names; none for all findings. */
    Map<String, String> traits(Question question) {
        Map<String, String> traits = new TreeMap<>();
        for (Question.Word word : question.words()) {
            String lower = word.lower();
            String area = area(lower);
            String severity = severity(lower);
            if (!area.isEmpty()) {
                traits.putIfAbsent("area", area);
            } else if (!severity.isEmpty()) {
                traits.putIfAbsent("severity", severity);
            } else if (lower.equals("new")) {
                traits.put("status", "new");
            } else {
                listings.folder(lower).ifPresent(folder -> traits.putIfAbsent("path", folder));
            }
        }
        String text = question.text().toLowerCase(Locale.ROOT);
        if (text.matches("(?s).*\\b(own(s|ed|er|ers)?|belongs?|responsib\\w+|of|for|by|does|has)\\b.*")) {
            owners().stream().filter(text::contains).findFirst().ifPresent(owner -> traits.put("owner", owner));
        }
        return traits;
    }

    private static String area(String word) {
        for (Area area : Area.values()) {
            if (area.label().equals(word)) {
                return word;
            }
        }
        return AREAS.getOrDefault(word, "");
    }

    private static String severity(String word) {
        return switch (word) {
            case "error", "errors", "gravest", "critical" -> "error";
            case "warning", "warnings" -> "warning";
            case "info", "hints" -> "info";
            default -> "";
        };
    }

    private List<String> owners() {
        return knowledge.findings().stream()
                .map(Finding::owner)
                .filter(owner -> owner.length() > 2)
                .map(owner -> owner.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }
}
