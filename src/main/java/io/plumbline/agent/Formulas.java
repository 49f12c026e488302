package io.plumbline.agent;

import io.plumbline.model.Location;
import io.plumbline.model.Metric;
import io.plumbline.model.SemanticModel;
import io.plumbline.model.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells how a metric is computed, in the lines that define it: its own, and those of the measures and metrics it is made of. */
final class Formulas implements Tool {

    private static final int MOST_LINES = 12;

    /** Keys of a definition that do not say how it is computed. */
    private static final Pattern SAID_ELSEWHERE =
            Pattern.compile("\\s*-?\\s*(name|label|description|config|meta|tags)\\s*:.*");

    private static final Pattern MEASURE =
            Pattern.compile("\\s*(measure|(base|conversion)_measure)\\s*:\\s*(\\S+)\\s*");
    private static final Pattern ITS_NAME = Pattern.compile("\\s*name\\s*:\\s*(\\S+)\\s*");

    private final Knowledge knowledge;
    private final Lineage lineage;

    Formulas(Knowledge knowledge, Lineage lineage) {
        this.knowledge = knowledge;
        this.lineage = lineage;
    }

    @Override
    public Intent intent() {
        return Intent.FORMULA;
    }

    @Override
    public List<Draft> run(Map<String, String> inputs) {
        return knowledge.estate().artifact(inputs.getOrDefault("node", ""), Metric.class).stream()
                .flatMap(metric -> Stream.concat(
                        Stream.of(metric),
                        lineage.parents(metric.id()).stream()
                                .filter(Metric.class::isInstance)
                                .map(Metric.class::cast)
                                .limit(Neighbours.MOST)))
                .flatMap(metric -> drafts(metric).stream())
                .toList();
    }

    private List<Draft> drafts(Metric metric) {
        List<Draft> drafts = new ArrayList<>();
        drafts.add(Draft.of(
                Phrases.name(metric) + " is a " + (metric.type().isBlank() ? "" : "`" + metric.type() + "` ")
                        + "metric.",
                metric));
        Location at = metric.location();
        knowledge.estate().file(at.source(), at.path()).ifPresent(file -> {
            quote(Phrases.name(metric), file, at).ifPresent(drafts::add);
            measures(file, at).stream()
                    .flatMap(measure -> measure(measure, metric).stream())
                    .forEach(drafts::add);
        });
        return drafts;
    }

    /** The lines of a definition but for those that tell its name and what people say of it. */
    private static Optional<Draft> quote(String name, SourceFile file, Location at) {
        List<String> lines = file.lines();
        int from = at.line();
        int end = Math.min(at.endLine(), lines.size());
        while (from <= end && SAID_ELSEWHERE.matcher(lines.get(from - 1)).matches()) {
            from++;
        }
        int to = Math.min(end, from + MOST_LINES - 1);
        while (to > from && lines.get(to - 1).isBlank()) {
            to--;
        }
        return from > to
                ? Optional.empty()
                : Optional.of(Draft.quote(
                        name + " is defined so: "
                                + String.join(" ", lines.subList(from - 1, to))
                                        .strip()
                                        .replaceAll("\\s+", " "),
                        new Location(at.source(), at.path(), at.line(), to)));
    }

    /** The measures that a definition names, by a text or by a map with a name. */
    private static List<String> measures(SourceFile file, Location at) {
        List<String> found = new ArrayList<>();
        List<String> lines = file.lines()
                .subList(at.line() - 1, Math.min(at.endLine(), file.lines().size()));
        for (int i = 0; i < lines.size(); i++) {
            var named = MEASURE.matcher(lines.get(i));
            boolean map = lines.get(i).matches("\\s*(measure|(base|conversion)_measure)\\s*:\\s*");
            if (named.matches()) {
                found.add(bare(named.group(3)));
            } else if (map && i + 1 < lines.size()) {
                var name = ITS_NAME.matcher(lines.get(i + 1));
                if (name.matches()) {
                    found.add(bare(name.group(1)));
                }
            }
        }
        return found;
    }

    private static String bare(String value) {
        return value.replaceAll("^[\"']|[\"']$", "");
    }

    /** How a semantic model above the metric defines a measure. */
    private Optional<Draft> measure(String name, Metric metric) {
        return lineage.parents(metric.id()).stream()
                .filter(SemanticModel.class::isInstance)
                .flatMap(semantic -> entry(name, semantic.location()).stream())
                .findFirst();
    }

    private Optional<Draft> entry(String name, Location within) {
        SourceFile file =
                knowledge.estate().file(within.source(), within.path()).orElse(null);
        if (file == null) {
            return Optional.empty();
        }
        List<String> lines = file.lines();
        boolean measures = false;
        for (int i = within.line() - 1; i < Math.min(within.endLine(), lines.size()); i++) {
            String line = lines.get(i);
            measures = line.matches("\\s*measures\\s*:\\s*") || measures && !line.matches("\\s*\\w+\\s*:\\s*");
            if (measures && line.matches("\\s*-\\s*name\\s*:\\s*[\"']?" + Pattern.quote(name) + "[\"']?\\s*")) {
                int depth = line.indexOf('-');
                int to = i;
                while (to + 1 < within.endLine()
                        && to - i < MOST_LINES
                        && lines.get(to + 1).matches("\\s{" + (depth + 1) + ",}[^\\s-].*")) {
                    to++;
                }
                String said = String.join(" ", lines.subList(i, to + 1)).strip().replaceAll("\\s+", " ");
                return Optional.of(Draft.quote(
                        "The measure `" + name + "` is defined so: " + said.replaceFirst("^-\\s*", ""),
                        new Location(within.source(), within.path(), i + 1, to + 1)));
            }
        }
        return Optional.empty();
    }
}
