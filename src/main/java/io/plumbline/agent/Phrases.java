package io.plumbline.agent;

import io.plumbline.model.Artifact;
import io.plumbline.model.Model;
import io.plumbline.model.Source;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The words that answers use again and again. */
final class Phrases {

    private Phrases() {}

    /** The name people use, between backticks. */
    static String name(Artifact node) {
        return "`" + plain(node) + "`";
    }

    /** The name people use: {@code raw.orders} for a source's table, {@code dim_customers.v2} for a version. */
    static String plain(Artifact node) {
        if (node instanceof Source source) {
            return source.label();
        }
        return node instanceof Model model && model.version() != null ? model.label() : node.name();
    }

    /** {@code the source table raw.orders}. */
    static String named(Artifact node) {
        return kind(node) + " " + plain(node);
    }

    static String kind(Artifact node) {
        return node instanceof Source ? "source table" : node.kind().replace('_', ' ');
    }

    /** {@code 3 models}, {@code 1,561 findings}. */
    static String counted(long count, String noun) {
        String plural = noun.endsWith("analysis")
                ? noun.substring(0, noun.length() - 2) + "es"
                : noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
        return "%,d %s".formatted(count, count == 1 ? noun : plural);
    }

    /** {@code 3 models and 1 exposure}. */
    static String counted(Collection<? extends Artifact> nodes) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        nodes.stream().map(Phrases::kind).sorted().forEach(kind -> counts.merge(kind, 1, Integer::sum));
        return listed(counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(count -> counted(count.getValue(), count.getKey()))
                .toList());
    }

    /** {@code a, b and c}. */
    static String listed(List<String> items) {
        int last = items.size() - 1;
        return last < 1
                ? String.join("", items)
                : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }

    /** The same with each item between backticks. */
    static String names(Collection<String> items) {
        return listed(items.stream().map(item -> "`" + item + "`").collect(Collectors.toList()));
    }

    /** A sentence: one line, and a full stop at its end. */
    static String sentence(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.isEmpty() || line.matches(".*[.!?:]") ? line : line + ".";
    }
}
