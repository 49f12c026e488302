package io.plumbline.parse;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Reads YAML 1.1 as dbt does (through PyYAML): {@code yes} is true, the last of equal keys wins, {@code <<} merges, dates
 * stay text. Every value knows its lines, also inside lists and behind aliases. No tag constructs anything.
 *
 * <p>Bounded: {@value #MOST_CODE_POINTS} code points, {@value #DEEPEST} levels, and aliases that expand without end are
 * a {@link YamlError}. Stateless and safe for concurrent use.
 */
public final class YamlReader {

    /** One YAML file's size; dbt's largest known schema files have about 2 million. */
    static final int MOST_CODE_POINTS = 24_000_000;

    static final int DEEPEST = 60;

    /**
     * Reads one document.
     *
     * @return its root; null where the text holds no document
     * @throws YamlError where it is not YAML, holds several documents, or exceeds a limit
     */
    public @Nullable YamlValue read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CODE_POINTS);
        options.setNestingDepthLimit(DEEPEST);
        options.setAllowDuplicateKeys(true);
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        try {
            Yaml yaml = new Yaml(
                    new SafeConstructor(options),
                    new Representer(new org.yaml.snakeyaml.DumperOptions()),
                    new org.yaml.snakeyaml.DumperOptions(),
                    options);
            Node root = yaml.compose(new java.io.StringReader(text));
            return root == null ? null : new Reading(text).convert(root, line(root));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new YamlError(String.valueOf(e.getProblem()), line);
        } catch (YAMLException e) {
            throw new YamlError(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("not YAML"), 1);
        }
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** One document: a node that several aliases name is converted once. */
    private static final class Reading {
        private static final Pattern ALIAS = Pattern.compile("\\s*-\\s+\\*\\S+\\s*(#.*)?");

        private final IdentityHashMap<Node, YamlValue> done = new IdentityHashMap<>();
        private final List<String> lines;
        private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

        Reading(String text) {
            this.lines = text.lines().toList();
        }

        YamlValue convert(Node node, int line) {
            YamlValue known = done.get(node);
            if (known != null) {
                return known;
            }
            if (!open.add(node)) {
                throw new YamlError("an alias contains itself", line(node));
            }
            YamlValue value = new YamlValue(content(node), line, endLine(node, line));
            open.remove(node);
            done.put(node, value);
            return value;
        }

        private @Nullable Object content(Node node) {
            if (node instanceof ScalarNode scalar) {
                return Scalars.value(scalar);
            }
            if (node instanceof SequenceNode sequence) {
                List<YamlValue> items = new ArrayList<>(sequence.getValue().size());
                for (Node item : sequence.getValue()) {
                    items.add(convert(item, line(item)));
                }
                return items;
            }
            Map<String, YamlValue> map = new LinkedHashMap<>();
            fill(map, (MappingNode) node);
            return map;
        }

        private void fill(Map<String, YamlValue> map, MappingNode node) {
            Map<String, YamlValue> merged = new LinkedHashMap<>();
            for (NodeTuple tuple : node.getValue()) {
                Node key = tuple.getKeyNode();
                if (Tag.MERGE.equals(key.getTag())) {
                    merge(merged, tuple.getValueNode());
                } else if (key instanceof ScalarNode scalar) {
                    Node value = tuple.getValueNode();
                    boolean anchoredElsewhere = line(value) < line(key);
                    map.put(
                            String.valueOf(Scalars.value(scalar)),
                            convert(value, anchoredElsewhere ? line(value) : line(key)));
                } else {
                    throw new YamlError("a list or map is used as a key", line(key));
                }
            }
            merged.forEach(map::putIfAbsent);
        }

        private void merge(Map<String, YamlValue> merged, Node from) {
            if (from instanceof MappingNode) {
                convert(from, line(from)).entries().forEach(merged::putIfAbsent);
            } else if (from instanceof SequenceNode sequence) {
                sequence.getValue().forEach(item -> merge(merged, item));
            } else {
                throw new YamlError("'<<' expects a map or a list of maps", line(from));
            }
        }

        /** The end mark of a block stands before the next token, so blank lines and comments are taken off. */
        private int endLine(Node node, int line) {
            if (node instanceof SequenceNode sequence
                    && !sequence.getValue().isEmpty()
                    && block(sequence.getFlowStyle())) {
                return Math.max(line, endOfItems(sequence));
            }
            if (node instanceof MappingNode map && !map.getValue().isEmpty() && block(map.getFlowStyle())) {
                NodeTuple last = map.getValue().get(map.getValue().size() - 1);
                return Math.max(Math.max(line, line(last.getKeyNode())), endOf(last.getValueNode()));
            }
            int end = node.getEndMark().getLine() + 1;
            if (node.getEndMark().getColumn() == 0 && end > line(node)) {
                end--;
            }
            while (end > line && (end > lines.size() || lines.get(end - 1).isBlank())) {
                end--;
            }
            return Math.max(line, end);
        }

        /** An alias stands where nothing tells: its node is the one that it names, so the lines of aliases are looked for. */
        private int endOfItems(SequenceNode sequence) {
            int end = line(sequence);
            for (Node item : sequence.getValue()) {
                boolean here = line(item) >= line(sequence);
                end = here ? Math.max(end, endOf(item)) : end;
            }
            int column = sequence.getStartMark().getColumn();
            for (int next = end; next < lines.size(); next++) {
                String text = lines.get(next);
                if (ALIAS.matcher(text).matches() && text.indexOf('-') == column) {
                    end = next + 1;
                } else if (!text.isBlank() && !text.stripLeading().startsWith("#")) {
                    break;
                }
            }
            return end;
        }

        private int endOf(Node node) {
            YamlValue value = done.get(node);
            return value == null ? line(node) : value.endLine();
        }

        private static boolean block(org.yaml.snakeyaml.DumperOptions.FlowStyle style) {
            return style == org.yaml.snakeyaml.DumperOptions.FlowStyle.BLOCK;
        }
    }

    /** Scalars by their resolved tag. */
    private static final class Scalars {
        private Scalars() {}

        static @Nullable Object value(ScalarNode node) {
            String text = node.getValue();
            Tag tag = node.getTag();
            if (Tag.NULL.equals(tag)) {
                return null;
            }
            if (Tag.BOOL.equals(tag)) {
                return switch (text.toLowerCase(java.util.Locale.ROOT)) {
                    case "yes", "true", "on" -> true;
                    case "no", "false", "off" -> false;
                    default -> text;
                };
            }
            try {
                return Tag.INT.equals(tag) ? integer(text) : Tag.FLOAT.equals(tag) ? decimal(text) : text;
            } catch (NumberFormatException e) {
                return text;
            }
        }

        private static Object integer(String text) {
            String digits = text.replace("_", "");
            boolean minus = digits.startsWith("-");
            digits = minus || digits.startsWith("+") ? digits.substring(1) : digits;
            BigInteger value;
            if (digits.startsWith("0b")) {
                value = new BigInteger(digits.substring(2), 2);
            } else if (digits.startsWith("0x")) {
                value = new BigInteger(digits.substring(2), 16);
            } else if (digits.indexOf(':') >= 0) {
                value = BigInteger.ZERO;
                for (String part : digits.split(":", -1)) {
                    value = value.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
                }
            } else {
                value = new BigInteger(digits, digits.length() > 1 && digits.startsWith("0") ? 8 : 10);
            }
            value = minus ? value.negate() : value;
            return value.bitLength() < 64 ? (Object) value.longValue() : value;
        }

        private static Object decimal(String text) {
            String plain = text.replace("_", "").toLowerCase(java.util.Locale.ROOT);
            return switch (plain) {
                case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
                case "-.inf" -> Double.NEGATIVE_INFINITY;
                case ".nan" -> Double.NaN;
                default -> plain.indexOf(':') >= 0 ? (Object) text : Double.valueOf(plain);
            };
        }
    }
}
