package io.plumbline.compare;

import io.plumbline.model.Artifact;
import io.plumbline.model.Location;
import io.plumbline.model.Model;
import io.plumbline.model.Source;
import io.plumbline.model.Test;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A comparison in lines for a person. */
public final class ComparisonText {

    /** Longer values are cut: the file shows the rest. */
    private static final int SHOWN = 60;

    private static final int WIDTH = 100;
    private static final String INDENT = "    ";

    /** Exposures that are named; more are counted. */
    private static final int NAMED = 5;

    private ComparisonText() {}

    /** How many things of each kind were added, removed, renamed and changed: {@code 2 models changed, 1 test added}. */
    public static String summary(Comparison comparison) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Kind kind : List.of(Kind.CHANGED, Kind.ADDED, Kind.RENAMED, Kind.REMOVED)) {
            comparison.changes().stream()
                    .filter(change -> change.kind() == kind)
                    .forEach(change -> counts.merge(word(change.node()) + "\n" + kind.word(), 1, Integer::sum));
        }
        return counts.isEmpty()
                ? "nothing changed"
                : counts.entrySet().stream()
                        .map(count -> {
                            String[] words = count.getKey().split("\n", 2);
                            return counted(count.getValue(), words[0]) + " " + words[1];
                        })
                        .collect(Collectors.joining(", "));
    }

    /** Every change: a headline with its place, then what is different, indented. */
    public static List<String> lines(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        comparison.changes().forEach(change -> add(change, lines));
        return lines;
    }

    private static void add(NodeChange change, List<String> lines) {
        Artifact before = change.before();
        String name = change.kind() == Kind.RENAMED && before != null
                ? label(before) + " → " + label(change.node())
                : label(change.node());
        Location place = change.node().location();
        lines.add(sign(change.kind()) + " " + word(change.node()) + " " + name + "  " + place.path()
                + (place.line() > 1 ? ":" + place.line() : ""));
        change.traits().forEach(trait -> {
            if (trait.before() instanceof List<?> || trait.after() instanceof List<?>) {
                row(trait.name(), difference(trait), lines);
            } else {
                lines.add(INDENT + said(trait));
            }
        });
        row("columns", change.columns().stream().map(ComparisonText::said), lines);
        row("tests", change.tests().stream().map(ComparisonText::said), lines);
        if (!change.reach().models().isEmpty() || !change.reach().exposures().isEmpty()) {
            lines.add(INDENT + "read by " + said(change.reach()));
        }
    }

    /** Items after a name, broken into lines that fit. */
    private static void row(String name, Stream<String> items, List<String> lines) {
        String start = INDENT + name + " ";
        StringBuilder line = new StringBuilder(start);
        for (String item : items.toList()) {
            if (line.length() > start.length() && line.length() + item.length() > WIDTH) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(start.length()));
            }
            line.append(item).append("  ");
        }
        if (!line.toString().equals(start)) {
            lines.add(line.toString().stripTrailing());
        }
    }

    /** What came to a list and what left it. */
    private static Stream<String> difference(TraitChange trait) {
        List<?> before = trait.before() instanceof List<?> list ? list : List.of();
        List<?> after = trait.after() instanceof List<?> list ? list : List.of();
        return Stream.concat(
                after.stream().filter(item -> !before.contains(item)).map(item -> "+" + value(item)),
                before.stream().filter(item -> !after.contains(item)).map(item -> "-" + value(item)));
    }

    private static String said(TraitChange trait) {
        boolean prose = trait.name().endsWith("description") && trait.before() != null && trait.after() != null;
        return prose || trait.before() == null && trait.after() == null
                ? trait.name() + " changed"
                : trait.name() + " " + value(trait.before()) + " → " + value(trait.after());
    }

    private static String said(ColumnChange column) {
        String traits = column.traits().stream().map(ComparisonText::said).collect(Collectors.joining("; "));
        return sign(column.kind()) + column.name() + (traits.isEmpty() ? "" : " (" + traits + ")");
    }

    private static String said(TestChange change) {
        Test test = change.test();
        String traits = change.traits().stream().map(ComparisonText::said).collect(Collectors.joining("; "));
        return sign(change.kind())
                + test.label()
                + (test.column() == null ? "" : "(" + test.column() + ")")
                + (traits.isEmpty() ? "" : " (" + traits + ")");
    }

    private static String said(Reach reach) {
        List<String> names = reach.exposures().stream()
                .limit(NAMED)
                .map(id -> id.substring(id.lastIndexOf('.') + 1))
                .toList();
        String more =
                reach.exposures().size() > NAMED ? " and " + (reach.exposures().size() - NAMED) + " more" : "";
        String exposures = names.isEmpty()
                ? ""
                : counted(reach.exposures().size(), "exposure") + ": " + String.join(", ", names) + more;
        String models = reach.models().isEmpty() ? "" : counted(reach.models().size(), "model");
        return Stream.of(models, exposures).filter(s -> !s.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String value(@Nullable Object value) {
        if (value == null) {
            return "nothing";
        }
        String text = String.valueOf(value).replace('\n', ' ');
        return text.length() <= SHOWN ? text : text.substring(0, text.offsetByCodePoints(0, SHOWN - 1)) + "…";
    }

    private static String label(Artifact node) {
        return node instanceof Model model
                ? model.label()
                : node instanceof Source source ? source.label() : node.name();
    }

    private static String word(Artifact node) {
        return node.kind().replace('_', ' ');
    }

    private static String sign(Kind kind) {
        return switch (kind) {
            case ADDED -> "+";
            case REMOVED -> "-";
            case RENAMED -> ">";
            case CHANGED -> "~";
        };
    }

    private static String counted(int count, String noun) {
        String plural = noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
        return count + " " + (count == 1 ? noun : noun.endsWith("analysis") ? "analyses" : plural);
    }
}
