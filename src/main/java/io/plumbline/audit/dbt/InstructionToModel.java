package io.plumbline.audit.dbt;

import com.google.re2j.Matcher;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Focus;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Artifact;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Severity;
import io.plumbline.model.SourceFile;
import io.plumbline.model.Test;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Text in a project's own files and in documents that is meant for a language model, or that people cannot see. */
@Rule(
        id = "instruction-to-model",
        area = Area.SECURITY,
        severity = Severity.WARNING,
        summary = "Text that gives orders to a language model, or that hides from people")
final class InstructionToModel implements AuditRule {

    private static final int FIRST_HIDDEN = 0x202A;

    private record Found(Location at, String what) {}

    @Override
    public Stream<Finding> check(RuleContext context) {
        Map<String, List<Artifact>> byFile = context.estate()
                .own(Artifact.class)
                .flatMap(node -> Stream.concat(Stream.of(node.location()), Stream.ofNullable(node.declared()))
                        .map(at -> Map.entry(at.source() + "\0" + at.path(), node)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return byFile.entrySet().stream()
                .filter(file -> file.getValue().stream().anyMatch(node -> asks(context.focus(), node)))
                .flatMap(file -> {
                    String[] key = file.getKey().split("\0", -1);
                    return context.estate().file(key[0], key[1]).stream()
                            .flatMap(text -> rows(context, text, file.getValue()));
                });
    }

    private static boolean asks(Focus focus, Artifact node) {
        Location declared = node.declared();
        return focus.asks(node) || focus.asks(node.location()) || declared != null && focus.asks(declared);
    }

    private static Stream<Finding> rows(RuleContext context, SourceFile file, List<Artifact> nodes) {
        List<Found> found = found(file);
        if (found.isEmpty()) {
            return Stream.empty();
        }
        Found first = found.get(0);
        Artifact subject = nodes.stream()
                .min(Comparator.comparing((Artifact node) -> !holds(node, first.at()))
                        .thenComparing(node -> node instanceof Test)
                        .thenComparing(Artifact::id))
                .orElseThrow();
        List<String> said = found.stream().map(Found::what).distinct().toList();
        return context.finding(
                subject,
                file.path(),
                "`%s` holds %s".formatted(file.path(), String.join(" and ", said.subList(0, Math.min(2, said.size())))),
                first.at(),
                Facts.of("file", file.path(), "places", found.size(), "holds", said),
                found.stream().skip(1).limit(4).map(Found::at).toArray(Location[]::new));
    }

    private static boolean holds(Artifact node, Location at) {
        Location declared = node.declared();
        return node.location().contains(at) || declared != null && declared.contains(at);
    }

    private static List<Found> found(SourceFile file) {
        List<Found> found = new ArrayList<>();
        if (!isSuspect(file.text())) {
            return found;
        }
        if (file.isProse()) {
            new ProseOrders(file).all().forEach(order -> found.add(new Found(order.at(), order.words())));
        }
        List<String> lines = file.lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Location at = Location.ofLine(file.source(), file.path(), i + 1);
            Matcher order = ProseOrders.ORDER.matcher(line);
            if (!file.isProse() && order.find()) {
                found.add(new Found(at, ProseOrders.words(order)));
            }
            hidden(file.path(), line)
                    .mapToObj(c -> new Found(at, "the invisible character U+%04X".formatted(c)))
                    .limit(1)
                    .forEach(found::add);
        }
        found.sort(Comparator.comparing(Found::at));
        return found;
    }

    /**
     * Whether a text has a verb of orders with a space behind it, or a character that may hide: so for every text with an order, and
     * told many times faster than by a pattern. A verb may begin inside a word, since patterns do not agree on boundaries beside
     * letters that are not of ASCII.
     */
    private static boolean isSuspect(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= FIRST_HIDDEN || c <= ' ' && verbEndsAt(text, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean verbEndsAt(String text, int end) {
        if (end == 0 || text.charAt(end - 1) <= ' ') {
            return false;
        }
        for (String verb : ProseOrders.VERBS) {
            if (text.regionMatches(true, end - verb.length(), verb, 0, verb.length())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Tag characters spell text that nobody sees (Unicode 16.0, section 23.9), except in the flags that follow a black
     * flag; controls of direction make code read otherwise than it runs (CVE-2021-42574). In prose of right-to-left
     * scripts they have a place.
     */
    private static IntStream hidden(String path, String line) {
        boolean flag = line.contains("\uD83C\uDFF4");
        boolean code = path.endsWith(".sql") || path.endsWith(".py");
        return line.codePoints()
                .filter(c -> c >= 0xE0020 && c <= 0xE007F && !flag
                        || code && (c >= FIRST_HIDDEN && c <= 0x202E || c >= 0x2066 && c <= 0x2069));
    }
}
