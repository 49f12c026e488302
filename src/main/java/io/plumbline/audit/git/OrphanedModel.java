package io.plumbline.audit.git;

import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Home;
import io.plumbline.audit.dbt.Link;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.Area;
import io.plumbline.model.Authorship.Share;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A model in use whose authors have gone and that nobody is named for. */
@Rule(
        id = "orphaned-model",
        area = Area.HISTORY,
        severity = Severity.WARNING,
        summary = "The authors of a model in use have gone and nobody is named for it",
        thresholds = {"days", "models"})
final class OrphanedModel implements HistoryRule {

    /** A model, how many lines whom it has lost wrote, and when the last of them was seen. */
    private record Orphan(KnownPast past, List<String> authors, int lines, Instant lastSeen) {

        Node node() {
            return past.node();
        }
    }

    @Override
    public Stream<Finding> check(RuleContext context) {
        Answering answering = Answering.of(context);
        Map<Home, List<Orphan>> orphans = KnownPast.models(context)
                .filter(past -> past.file().authorship().unknownLines() == 0)
                .filter(past -> !Dag.of(context).out(past.node()).isEmpty())
                .filter(past -> !answering.anybody(past))
                .flatMap(past -> orphan(context, past).stream())
                .collect(Collectors.groupingBy(
                        orphan -> orphan.node().home(),
                        () -> new TreeMap<>(Comparator.comparing(Home::name)),
                        Collectors.toList()));
        int most = context.threshold("models", 20);
        return orphans.entrySet().stream()
                .flatMap(entry -> entry.getValue().size() > most
                        ? together(context, entry.getKey(), entry.getValue())
                        : entry.getValue().stream().flatMap(orphan -> row(context, orphan)));
    }

    private static Optional<Orphan> orphan(RuleContext context, KnownPast past) {
        int days = context.threshold("days", 180);
        Activity activity = Activity.of(context);
        String source = past.history().source();
        List<Share> gone = past.file().authorship().byLines().stream()
                .filter(share -> activity.last(source, share.author())
                        .filter(last -> past.ago(last, days))
                        .isPresent())
                .toList();
        int theirs = gone.stream().mapToInt(Share::count).sum();
        return gone.stream()
                .flatMap(share -> activity.last(source, share.author()).stream())
                .max(Comparator.naturalOrder())
                .filter(last -> 2 * theirs > past.file().length())
                .map(last -> new Orphan(
                        past,
                        gone.stream()
                                .map(share -> share.author().name())
                                .distinct()
                                .toList(),
                        theirs,
                        last));
    }

    private static Stream<Finding> row(RuleContext context, Orphan orphan) {
        Node node = orphan.node();
        int lines = orphan.past().file().length();
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
                        .formatted(
                                orphan.lines(),
                                lines,
                                node.name(),
                                who(orphan.authors()),
                                KnownPast.day(orphan.lastSeen())),
                node.top(),
                Facts.of(
                        "model", node.name(),
                        "authors", orphan.authors(),
                        "authors_lines", orphan.lines(),
                        "lines", lines,
                        "last_seen", KnownPast.day(orphan.lastSeen()),
                        "as_of", KnownPast.day(orphan.past().asOf()),
                        "readers", readers));
    }

    /** So many say the same thing of the project: one finding that names them all. */
    private static Stream<Finding> together(RuleContext context, Home home, List<Orphan> orphans) {
        Map<String, Long> byAuthor = orphans.stream()
                .collect(Collectors.groupingBy(orphan -> orphan.authors().get(0), TreeMap::new, Collectors.counting()));
        List<String> authors = byAuthor.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
        return context.finding(
                "project." + home.name(),
                "",
                "",
                ("%s, not seen in the repository for %d days, wrote %d models of project `%s` that something reads; "
                                + "nobody is named for them")
                        .formatted(who(authors), context.threshold("days", 180), orphans.size(), home.name()),
                home.projectFile(),
                Facts.of(
                        "models",
                                orphans.stream()
                                        .map(orphan -> orphan.node().name())
                                        .toList(),
                        "authors", authors,
                        "as_of", KnownPast.day(orphans.get(0).past().asOf())));
    }

    private static String who(List<String> people) {
        return people.size() == 1 ? people.get(0) : people.get(0) + " and " + (people.size() - 1) + " more";
    }
}
