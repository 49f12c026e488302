package io.plumbline.audit.git;

import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Link;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.Area;
import io.plumbline.model.Author;
import io.plumbline.model.Authorship;
import io.plumbline.model.Exposure;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A model that much depends on and that one person has written. */
@Rule(
        id = "single-owner-critical-model",
        area = Area.HISTORY,
        severity = Severity.INFO,
        summary = "One person wrote a model that much depends on",
        thresholds = {"readers", "commits", "percent"})
final class SingleOwnerCriticalModel implements HistoryRule {

    private static final Duration YEAR = Duration.ofDays(365);

    @Override
    public Stream<Finding> check(RuleContext context) {
        int commits = context.threshold("commits", 5);
        int percent = context.threshold("percent", 75);
        return KnownPast.models(context)
                .filter(past -> context.focus().asks(past.node().artifact()))
                .filter(past -> past.file().commits() >= commits)
                .filter(past -> past.file().authorship().busFactor() == 1
                        && past.file().authorship().unknownLines() == 0)
                .filter(past -> 100 * writer(past).share() >= percent)
                .filter(past -> Activity.of(context)
                                .since(past.history().source(), past.asOf().minus(YEAR))
                        > 1)
                .filter(past -> !Answering.of(context)
                        .somebodyBesides(past, writer(past).author()))
                .flatMap(past -> row(context, past));
    }

    private static Authorship.Share writer(KnownPast past) {
        return past.file().authorship().byLines().get(0);
    }

    private static Stream<Finding> row(RuleContext context, KnownPast past) {
        Dag dag = Dag.of(context);
        Node node = past.node();
        List<String> exposures = dag.out(node).stream()
                .map(Link::child)
                .filter(child -> child.artifact() instanceof Exposure)
                .map(Node::name)
                .toList();
        long below = Downstream.of(dag, node).filter(Node::model).count();
        if (exposures.isEmpty() && below < context.threshold("readers", 10)) {
            return Stream.empty();
        }
        Authorship.Share share = writer(past);
        Author author = share.author();
        int lines = past.file().length();
        String readers = exposures.isEmpty()
                ? below + " models depend on it"
                : (exposures.size() == 1 ? "the exposure " : "the exposures ")
                        + Dag.names(exposures)
                        + (exposures.size() == 1 ? " reads it" : " read it");
        return Dag.row(
                context,
                node,
                "",
                "%s wrote %d of %d lines of `%s`, and %s"
                        .formatted(author.name(), share.count(), lines, node.name(), readers),
                node.top(),
                Facts.of(
                        "model", node.name(),
                        "author", author.name(),
                        "author_lines", share.count(),
                        "lines", lines,
                        "commits", past.file().commits(),
                        "exposures", exposures,
                        "models_downstream", below));
    }
}
