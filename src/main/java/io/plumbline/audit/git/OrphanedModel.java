package io.plumbline.audit.git;

import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Link;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.Area;
import io.plumbline.model.Authorship.Share;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A model in use whose authors have gone and that nobody is named for. */
@Rule(
        id = "orphaned-model",
        area = Area.HISTORY,
        severity = Severity.WARNING,
        summary = "The authors of a model in use have gone and nobody is named for it",
        thresholds = "days")
final class OrphanedModel implements HistoryRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Answering answering = Answering.of(context);
        return KnownPast.models(context)
                .filter(past -> context.focus().asks(past.node().artifact()))
                .filter(past -> past.file().authorship().unknownLines() == 0)
                .filter(past -> !Dag.of(context).out(past.node()).isEmpty())
                .filter(past -> !answering.anybody(past))
                .flatMap(past -> row(context, past));
    }

    private static Stream<Finding> row(RuleContext context, KnownPast past) {
        int days = context.threshold("days", 180);
        Activity activity = Activity.of(context);
        String source = past.history().source();
        List<Share> gone = past.file().authorship().byLines().stream()
                .filter(share -> activity.last(source, share.author())
                        .filter(last -> past.ago(last, days))
                        .isPresent())
                .toList();
        int lines = past.file().length();
        int theirs = gone.stream().mapToInt(Share::count).sum();
        Instant last = gone.stream()
                .flatMap(share -> activity.last(source, share.author()).stream())
                .max(Comparator.naturalOrder())
                .orElse(past.asOf());
        if (2 * theirs <= lines) {
            return Stream.empty();
        }
        Node node = past.node();
        List<String> people =
                gone.stream().map(share -> share.author().name()).distinct().toList();
        List<String> readers = Dag.of(context).out(node).stream()
                .map(Link::child)
                .map(Node::name)
                .distinct()
                .toList();
        return Dag.row(
                context,
                node,
                "",
                "%d of %d lines of `%s` are by %s, last seen in the repository on %s, and nobody is named for it"
                        .formatted(theirs, lines, node.name(), who(people), KnownPast.day(last)),
                node.top(),
                Facts.of(
                        "model", node.name(),
                        "authors", people,
                        "authors_lines", theirs,
                        "lines", lines,
                        "last_seen", KnownPast.day(last),
                        "as_of", KnownPast.day(past.asOf()),
                        "readers", readers));
    }

    private static String who(List<String> people) {
        return people.size() == 1 ? people.get(0) : people.get(0) + " and " + (people.size() - 1) + " more";
    }
}
