package io.plumbline.cli;

import io.plumbline.job.JobSpec;
import io.plumbline.model.Gap;
import io.plumbline.model.Readiness;
import io.plumbline.pipeline.Examined;
import io.plumbline.pipeline.Examined.State;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a look at the parts of jobs found, in lines for people: a column of states, one of names, and what there is. */
final class DoctorText {

    private static final String INDENT = " ".repeat(8);

    private final int width;

    DoctorText(List<JobSpec> jobs) {
        this.width = Stream.concat(
                        jobs.stream()
                                .flatMap(job -> job.sources().stream())
                                .map(source -> label(source.name(), source.type())),
                        jobs.stream().flatMap(job -> job.deliver().stream()
                                .map(delivery -> label(job.name() + ", line " + delivery.line(), delivery.type()))))
                .mapToInt(String::length)
                .reduce("database".length(), Math::max);
    }

    private static String label(String name, String type) {
        return type.isEmpty() ? name : name + " (" + type + ")";
    }

    List<String> lines(Examined examined) {
        List<String> lines = new ArrayList<>();
        String label = label(examined.name(), examined.type());
        Readiness found = examined.found();
        lines.add("%-8s%s%s  %s"
                .formatted(
                        word(examined.state()),
                        label,
                        " ".repeat(Math.max(0, width - label.length())),
                        found == null ? "" : facts(found))
                .stripTrailing());
        if (examined.problem() != null) {
            lines.add(INDENT + examined.problem().problem());
            lines.add(INDENT + examined.problem().action());
        }
        if (found != null) {
            found.gaps().forEach(gap -> lines.add(INDENT + gap(gap)));
            if (!found.setup().isEmpty()) {
                lines.add(INDENT + "An administrator can fill the gaps with:");
                found.setup().forEach(statement -> lines.add(INDENT + "  " + statement));
            }
        }
        return lines;
    }

    private static String gap(Gap gap) {
        return gap.what() + ": " + gap.why();
    }

    private static String facts(Readiness found) {
        return found.facts().stream()
                .map(fact -> fact.name() + " " + fact.value())
                .collect(Collectors.joining(", "));
    }

    private static String word(State state) {
        return switch (state) {
            case READY -> "ready";
            case GAPS -> "gaps";
            case FAILED -> "failed";
        };
    }

    static String summary(List<Examined> examined) {
        long gaps = examined.stream().filter(each -> each.state() == State.GAPS).count();
        long failed =
                examined.stream().filter(each -> each.state() == State.FAILED).count();
        if (failed > 0) {
            return failed + " of " + examined.size() + " cannot be used.";
        }
        return "All " + examined.size() + " can be used"
                + (gaps == 0 ? "." : "; the report will say what is not seen of " + gaps + ".");
    }
}
