package io.plumbline.agent;

import io.plumbline.model.Artifact;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A part of the findings.
 *
 * @param node unique id of what they are about, or whose lines they point to; {@code *} for everything
 * @param traits what they have in common: {@code area}, {@code severity}, {@code rule}, {@code status}, {@code path} and
 *     {@code owner}, in lower case
 */
record FindingFilter(String node, Map<String, String> traits) {

    static final List<String> TRAITS = List.of("area", "owner", "path", "rule", "severity", "status");

    FindingFilter {
        traits = Collections.unmodifiableMap(new TreeMap<>(traits));
    }

    static FindingFilter of(Map<String, String> inputs) {
        Map<String, String> traits = new TreeMap<>(inputs);
        traits.keySet().retainAll(TRAITS);
        return new FindingFilter(inputs.getOrDefault("node", "*"), traits);
    }

    /** Reads what {@link #toString} wrote. */
    static FindingFilter read(String text) {
        int space = text.indexOf(' ');
        Map<String, String> traits = space < 0
                ? Map.of()
                : Arrays.stream(text.substring(space + 1).split("; "))
                        .map(trait -> trait.split("=", 2))
                        .collect(Collectors.toMap(trait -> trait[0], trait -> trait[1]));
        return new FindingFilter(space < 0 ? text : text.substring(0, space), traits);
    }

    /** What it lets through, the gravest first. */
    List<Finding> in(Knowledge knowledge) {
        Artifact about = knowledge.estate().artifact(node).orElse(null);
        return knowledge.findings().stream()
                .filter(finding -> node.equals("*")
                        || finding.subject().equals(node)
                        || about != null && within(finding.location(), about))
                .filter(finding -> traits.entrySet().stream().allMatch(trait -> has(finding, trait)))
                .toList();
    }

    private static boolean within(Location place, Artifact node) {
        Location declared = node.declared();
        return node.location().contains(place) || declared != null && declared.contains(place);
    }

    private static boolean has(Finding finding, Map.Entry<String, String> trait) {
        String wanted = trait.getValue();
        return switch (trait.getKey()) {
            case "area" -> finding.area().label().equals(wanted);
            case "owner" -> finding.owner().toLowerCase(Locale.ROOT).equals(wanted);
            case "path" ->
                finding.location().path().equals(wanted)
                        || finding.location().path().startsWith(wanted + "/");
            case "rule" -> finding.rule().equals(wanted);
            case "severity" ->
                finding.severity().name().toLowerCase(Locale.ROOT).equals(wanted);
            case "status" -> finding.status().name().toLowerCase(Locale.ROOT).equals(wanted);
            default -> false;
        };
    }

    /** {@code of area `security`}, with a blank before it; empty where everything is let through. */
    String said() {
        return traits.entrySet().stream()
                .map(trait -> " of " + trait.getKey() + " `" + trait.getValue() + "`")
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        String said = traits.entrySet().stream()
                .map(trait -> trait.getKey() + "=" + trait.getValue())
                .collect(Collectors.joining("; "));
        return node + (said.isEmpty() ? "" : " " + said);
    }
}
