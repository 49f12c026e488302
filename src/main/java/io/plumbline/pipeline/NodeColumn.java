package io.plumbline.pipeline;

/**
 * A column of a node.
 *
 * @param node dbt's unique id; the table's name where SQL names a table that is no node
 * @param column its name, in lower case where the warehouse folds it; empty for the node as a whole
 */
public record NodeColumn(String node, String column) implements Comparable<NodeColumn> {

    static NodeColumn whole(String node) {
        return new NodeColumn(node, "");
    }

    boolean whole() {
        return column.isEmpty();
    }

    @Override
    public int compareTo(NodeColumn other) {
        return toString().compareTo(other.toString());
    }

    /** {@code node.column}, or the node alone. */
    @Override
    public String toString() {
        return whole() ? node : node + "." + column;
    }
}
