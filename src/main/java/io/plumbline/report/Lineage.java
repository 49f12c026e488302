package io.plumbline.report;

import java.util.List;

/**
 * The neighbourhood of a finding's subject: upstream at negative layers, the subject alone at layer 0, downstream at
 * positive ones. At most 25 nodes; what is left out is counted in stubs.
 *
 * @param nodes by layer, then in the order to draw them
 * @param links between nodes that are shown, from parent to child, as indexes into {@code nodes}
 */
public record Lineage(List<Node> nodes, List<Link> links) {

    /** Nodes drawn at most. */
    public static final int LIMIT = 25;

    /**
     * @param kind {@code model}, {@code source}, {@code seed} …; {@code stub} for a count of nodes left out
     * @param layer distance from the subject, negative upstream
     * @param count how many it stands for: 1, or more for a stub
     */
    public record Node(String label, String kind, int layer, int count) {}

    public record Link(int from, int to) {}

    public Lineage {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
    }
}
