package io.plumbline.job;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads YAML that a person wrote as settings: few aliases, little nesting. */
final class YamlFile {

    private static final int MOST_ALIASES = 50;
    private static final int DEEPEST = 30;

    private YamlFile() {}

    /**
     * The file's root node, null after saying why there is none.
     *
     * @param expected what the file should hold
     */
    static @Nullable Node compose(String text, String expected, Problems problems) {
        LoaderOptions limits = new LoaderOptions();
        limits.setMaxAliasesForCollections(MOST_ALIASES);
        limits.setNestingDepthLimit(DEEPEST);
        try {
            Node root = new Yaml(limits).compose(new StringReader(text));
            if (root == null) {
                problems.add(1, "the file is empty; expected " + expected, "Write it, or remove the file.");
                return null;
            }
            return endless(root, new ArrayDeque<>(), problems) ? null : root;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(line, "this is no YAML: " + e.getProblem(), "Check indentation and quotes on this line.");
        } catch (YAMLException e) {
            problems.add(1, "this is no YAML: " + e.getMessage(), "Check the file.");
        }
        return null;
    }

    /** Whether an anchor holds its own alias; told once, with the anchor's line. */
    private static boolean endless(Node node, Deque<Node> open, Problems problems) {
        if (open.stream().anyMatch(outer -> outer == node)) {
            problems.add(
                    YamlTable.line(node),
                    "the value that begins here contains itself through an alias; expected one that ends",
                    "Remove the alias from below its own anchor.");
            return true;
        }
        open.push(node);
        boolean found = children(node).anyMatch(child -> endless(child, open, problems));
        open.pop();
        return found;
    }

    private static Stream<Node> children(Node node) {
        if (node instanceof MappingNode mapping) {
            return mapping.getValue().stream().flatMap(pair -> Stream.of(pair.getKeyNode(), pair.getValueNode()));
        }
        return node instanceof SequenceNode list ? list.getValue().stream() : Stream.empty();
    }
}
