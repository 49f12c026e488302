package io.plumbline.job;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping of a YAML file whose entries know their lines. Merge keys ({@code <<}) count, own entries win. */
final class YamlTable {

    /** An entry: the 1-based line of its key, and its value. */
    record Entry(String key, int line, Node value) {

        boolean isNull() {
            return value.getTag().equals(Tag.NULL);
        }

        @Nullable
        Object plain() {
            return YamlTable.plain(value);
        }
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<Entry> repeated = new ArrayList<>();
    private final int line;

    YamlTable(MappingNode node) {
        this.line = line(node);
        List<NodeTuple> merges = new ArrayList<>();
        for (NodeTuple tuple : node.getValue()) {
            if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
                merges.add(tuple);
            } else {
                Entry entry = new Entry(text(tuple.getKeyNode()), line(tuple.getKeyNode()), tuple.getValueNode());
                if (entries.putIfAbsent(entry.key(), entry) != null) {
                    repeated.add(entry);
                }
            }
        }
        for (NodeTuple merge : merges) {
            List<Node> from =
                    merge.getValueNode() instanceof SequenceNode list ? list.getValue() : List.of(merge.getValueNode());
            for (Node one : from) {
                if (one instanceof MappingNode map && map != node) {
                    new YamlTable(map).entries.forEach(entries::putIfAbsent);
                }
            }
        }
    }

    @Nullable
    Entry get(String key) {
        return entries.get(key);
    }

    /** 1-based line the mapping begins on. */
    int line() {
        return line;
    }

    Collection<Entry> entries() {
        return entries.values();
    }

    /** Entries whose key stood before in the same mapping. */
    List<Entry> repeated() {
        return repeated;
    }

    static int line(Node node) {
        return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : node.toString();
    }

    /** The value as String, Boolean, Integer, BigDecimal, List or Map; null for YAML's null. */
    static @Nullable Object plain(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar);
        }
        if (node instanceof SequenceNode list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.getValue().forEach(item -> items.add(plain(item)));
            return items;
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            new YamlTable(mapping).entries().forEach(entry -> map.put(entry.key(), entry.plain()));
        }
        return map;
    }

    private static @Nullable Object scalar(ScalarNode scalar) {
        String value = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.BOOL)) {
            return List.of("true", "yes", "on").contains(value.toLowerCase(java.util.Locale.ROOT));
        }
        try {
            if (tag.equals(Tag.INT)) {
                return Integer.decode(value.replace("_", ""));
            }
            return tag.equals(Tag.FLOAT) ? new BigDecimal(value.replace("_", "")) : value;
        } catch (NumberFormatException e) {
            return value;
        }
    }

    /** What a person calls the value: {@code a number}, {@code a list}. */
    static String describe(@Nullable Object value) {
        if (value == null) {
            return "nothing";
        }
        if (value instanceof String text) {
            return "\"" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "\"";
        }
        return value instanceof List<?> ? "a list" : value instanceof Map<?, ?> ? "a mapping" : value.toString();
    }
}
