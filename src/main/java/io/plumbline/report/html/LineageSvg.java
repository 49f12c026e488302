package io.plumbline.report.html;

import io.plumbline.report.Lineage;
import io.plumbline.report.Lineage.Node;
import io.plumbline.report.text.Html;
import io.plumbline.report.text.Visible;
import io.plumbline.report.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A lineage picture in layers: upstream at the left, downstream at the right; sizes in CSS pixels. */
final class LineageSvg {

    private static final int ROW = 30;
    private static final int BOX = 22;
    private static final int GAP = 32;
    private static final int LETTERS = 28;
    private static final double LETTER = 7.25;

    private final Html html;

    private record Box(double x, double y, double width) {}

    LineageSvg(Html html) {
        this.html = html;
    }

    void write(Lineage lineage, String subject) {
        Map<Integer, List<Integer>> layers = new TreeMap<>();
        IntStream.range(0, lineage.nodes().size())
                .forEach(i -> layers.computeIfAbsent(lineage.nodes().get(i).layer(), layer -> new ArrayList<>())
                        .add(i));
        int rows = layers.values().stream().mapToInt(List::size).max().orElse(1);
        Map<Integer, Box> boxes = place(lineage, layers, rows);
        double width = boxes.values().stream()
                        .mapToDouble(b -> b.x() + b.width())
                        .max()
                        .orElse(0)
                + 1;
        int height = rows * ROW;
        html.open("figure", "class", "lineage").open("div", "class", "scroll", "tabindex", "0");
        html.open(
                        "svg",
                        "viewBox",
                        "0 0 " + Charts.number(width) + " " + height,
                        "width",
                        Charts.number(width),
                        "height",
                        Integer.toString(height),
                        "role",
                        "img",
                        "aria-label",
                        alternative(lineage, subject))
                .line();
        lineage.links().forEach(link -> curve(boxes, link));
        boxes.forEach((i, box) -> node(lineage.nodes().get(i), box));
        html.close().close();
        list(lineage);
        html.end();
    }

    /** The picture in words, folded under what it says. */
    private void list(Lineage lineage) {
        html.open("details")
                .element("summary", "Reads " + some(count(lineage, -1)) + ", read by " + some(count(lineage, 1)));
        for (int layer = -1; layer <= 1; layer += 2) {
            String names = names(lineage, layer);
            if (!names.isEmpty()) {
                html.open("p", "class", "meta")
                        .words(layer < 0 ? "Reads " : "Read by ")
                        .text(names)
                        .close();
            }
        }
        html.close();
    }

    private static String some(int count) {
        return count == 0 ? "nothing" : Words.number(count);
    }

    private static int count(Lineage lineage, int layer) {
        return lineage.nodes().stream()
                .filter(node -> node.layer() == layer)
                .mapToInt(Node::count)
                .sum();
    }

    private static Map<Integer, Box> place(Lineage lineage, Map<Integer, List<Integer>> layers, int rows) {
        Map<Integer, Box> boxes = new HashMap<>();
        double x = 0.5;
        for (List<Integer> layer : layers.values()) {
            double width = layer.stream()
                                    .mapToInt(i -> label(lineage.nodes().get(i)).length())
                                    .max()
                                    .orElse(0)
                            * LETTER
                    + 16;
            double y = (rows - layer.size()) * ROW / 2.0 + (ROW - BOX) / 2.0;
            for (int i : layer) {
                boxes.put(i, new Box(x, y, width));
                y += ROW;
            }
            x += width + GAP;
        }
        return boxes;
    }

    private void curve(Map<Integer, Box> boxes, Lineage.Link link) {
        Box from = boxes.get(link.from());
        Box to = boxes.get(link.to());
        if (from == null || to == null) {
            return;
        }
        double x1 = from.x() + from.width();
        double y1 = from.y() + BOX / 2.0;
        double y2 = to.y() + BOX / 2.0;
        double bend = GAP / 2.0;
        String path = "M" + Charts.number(x1) + " " + Charts.number(y1) + "C" + Charts.number(x1 + bend) + " "
                + Charts.number(y1) + " " + Charts.number(to.x() - bend) + " " + Charts.number(y2) + " "
                + Charts.number(to.x()) + " " + Charts.number(y2);
        html.open("path", "d", path).close();
    }

    private void node(Node node, Box box) {
        String kind = node.layer() == 0 ? "focus" : node.kind();
        html.open("g", "class", kind);
        if (!node.kind().equals("stub")) {
            html.open(
                            "rect",
                            "x",
                            Charts.number(box.x()),
                            "y",
                            Charts.number(box.y()),
                            "width",
                            Charts.number(box.width()),
                            "height",
                            Integer.toString(BOX),
                            "rx",
                            kind.equals("exposure") ? "11" : "2")
                    .close();
        }
        html.open("text", "x", Charts.number(box.x() + 8), "y", Charts.number(box.y() + 15))
                .text(label(node));
        html.element("title", node.kind() + " " + node.label()).close().end();
    }

    private static String label(Node node) {
        String label = Visible.line(node.label());
        return label.codePointCount(0, label.length()) <= LETTERS
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LETTERS - 1)) + "\u2026";
    }

    private static String alternative(Lineage lineage, String subject) {
        String up = names(lineage, -1);
        String down = names(lineage, 1);
        return subject
                + (up.isEmpty() ? " reads nothing" : " reads " + up)
                + (down.isEmpty() ? "; nothing reads it" : "; read by " + down);
    }

    private static String names(Lineage lineage, int layer) {
        return lineage.nodes().stream()
                .filter(node -> node.layer() == layer)
                .map(Node::label)
                .collect(Collectors.joining(", "));
    }
}
