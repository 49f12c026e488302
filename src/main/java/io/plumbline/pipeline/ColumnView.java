package io.plumbline.pipeline;

import io.plumbline.pipeline.ColumnLink.Kind;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** What one column is made from and what is made from it, drawn. Immutable. */
public final class ColumnView {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ColumnGraph graph;
    private final NodeColumn column;
    private final int depth;
    private final boolean valuesOnly;

    ColumnView(ColumnGraph graph, NodeColumn column, int depth, boolean valuesOnly) {
        this.graph = graph;
        this.column = column;
        this.depth = depth;
        this.valuesOnly = valuesOnly;
    }

    /** The column itself. */
    public String title() {
        return column.toString();
    }

    /** A column as an end of links; the links are those of one end in one place. */
    private record Step(NodeColumn at, List<Kind> kinds) {

        /** Whether what lies behind it has to do with the column that was asked for. */
        boolean goesOn() {
            return kinds.stream().anyMatch(Kind::value);
        }

        String note() {
            return kinds.stream().map(Kind::word).collect(Collectors.joining(", ", "  ", ""));
        }
    }

    /** Lines of a tree: what the column is made from, or what is made from it. */
    public List<String> tree(boolean upstream) {
        Branches<Step> branches =
                new Branches<>(step -> next(step, upstream), step -> step.at().toString(), Step::note);
        return branches.below(new Step(column, List.of(Kind.DIRECT)), depth);
    }

    private List<Step> next(Step step, boolean upstream) {
        if (!step.goesOn()) {
            return List.of();
        }
        Map<NodeColumn, List<Kind>> ends = new LinkedHashMap<>();
        links(step.at(), upstream)
                .forEach(link -> ends.computeIfAbsent(upstream ? link.from() : link.to(), end -> new ArrayList<>())
                        .add(link.kind()));
        return ends.entrySet().stream()
                .map(end -> new Step(end.getKey(), end.getValue()))
                .toList();
    }

    private List<ColumnLink> links(NodeColumn at, boolean upstream) {
        List<ColumnLink> links = upstream ? graph.into(at) : graph.outOf(at);
        return links.stream().filter(link -> !valuesOnly || link.kind().value()).toList();
    }

    /** Every link within reach, those nearest to the column first. */
    private Set<ColumnLink> links() {
        Set<ColumnLink> found = new LinkedHashSet<>();
        for (boolean upstream : new boolean[] {true, false}) {
            Set<NodeColumn> seen = new TreeSet<>(Set.of(column));
            List<NodeColumn> level = List.of(column);
            for (int i = 0; i < depth && !level.isEmpty(); i++) {
                List<NodeColumn> nextLevel = new ArrayList<>();
                for (NodeColumn at : level) {
                    for (ColumnLink link : links(at, upstream)) {
                        found.add(link);
                        NodeColumn end = upstream ? link.from() : link.to();
                        if (link.kind().value() && seen.add(end)) {
                            nextLevel.add(end);
                        }
                    }
                }
                level = nextLevel;
            }
        }
        return found;
    }

    /** The ids of models and snapshots within reach whose SQL could not be read, so that their columns are not seen. */
    public List<String> unread() {
        return columns(links()).stream()
                .map(NodeColumn::node)
                .distinct()
                .filter(graph::unread)
                .toList();
    }

    /** Graphviz: values are solid, what only decides rows is dashed, what nothing tells is dotted. */
    public String dot() {
        StringBuilder out = new StringBuilder("digraph plumbline {\n  rankdir=LR;\n  node [shape=box];\n");
        Set<ColumnLink> links = links();
        columns(links)
                .forEach(at ->
                        out.append("  ").append(GraphView.quoted(at.toString())).append(";\n"));
        for (ColumnLink link : links) {
            String style = link.kind() == Kind.UNKNOWN ? "dotted" : link.kind().value() ? "solid" : "dashed";
            out.append("  ")
                    .append(GraphView.quoted(link.from().toString()))
                    .append(" -> ")
                    .append(GraphView.quoted(link.to().toString()))
                    .append(" [label=%s, style=%s];\n".formatted(link.kind().word(), style));
        }
        return out.append("}\n").toString();
    }

    /** Mermaid, with the same three kinds of lines. */
    public String mermaid() {
        Map<NodeColumn, String> names = new LinkedHashMap<>();
        StringBuilder out = new StringBuilder("flowchart LR\n");
        Set<ColumnLink> links = links();
        for (NodeColumn at : columns(links)) {
            names.put(at, "n" + names.size());
            out.append("  %s[\"%s\"]\n".formatted(names.get(at), GraphView.escaped(at.toString())));
        }
        for (ColumnLink link : links) {
            String line = link.kind() == Kind.DIRECT || link.kind() == Kind.DERIVED ? "-->" : "-.->";
            out.append("  %s %s|%s| %s\n"
                    .formatted(names.get(link.from()), line, link.kind().word(), names.get(link.to())));
        }
        return out.toString();
    }

    /** The stable JSON of column lineage; one link to a line. */
    public String json() {
        StringWriter out = new StringWriter();
        Set<ColumnLink> links = links();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberProperty("format", 1);
            write(json, "column", column);
            json.writeArrayPropertyStart("links");
            for (ColumnLink link : links) {
                json.writeRaw("\n");
                json.writeStartObject();
                write(json, "from", link.from());
                write(json, "to", link.to());
                json.writeStringProperty("kind", link.kind().word());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.append('\n').toString();
    }

    private static void write(JsonGenerator json, String name, NodeColumn column) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("node", column.node());
        if (column.whole()) {
            json.writeNullProperty("column");
        } else {
            json.writeStringProperty("column", column.column());
        }
        json.writeEndObject();
    }

    private Set<NodeColumn> columns(Set<ColumnLink> links) {
        Set<NodeColumn> all = new TreeSet<>(Set.of(column));
        Function<ColumnLink, List<NodeColumn>> ends = link -> List.of(link.from(), link.to());
        links.forEach(link -> all.addAll(ends.apply(link)));
        return all;
    }
}
