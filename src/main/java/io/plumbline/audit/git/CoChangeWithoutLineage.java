package io.plumbline.audit.git;

import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.model.Area;
import io.plumbline.model.Artifact;
import io.plumbline.model.CoChange;
import io.plumbline.model.FileHistory;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Model;
import io.plumbline.model.RepositoryHistory;
import io.plumbline.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Two files that change together although the graph does not connect them. */
@Rule(
        id = "co-change-without-lineage",
        area = Area.HISTORY,
        severity = Severity.INFO,
        summary = "Two files change together although nothing in the graph connects them",
        thresholds = {"commits", "percent"})
final class CoChangeWithoutLineage implements HistoryRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        int commits = context.threshold("commits", 5);
        int percent = context.threshold("percent", 80);
        Kinship kinship = Kinship.of(context);
        return context.estate().histories().stream().flatMap(history -> history.coChanges().stream()
                .filter(pair -> pair.support() >= commits && 100 * pair.confidence() >= percent)
                .filter(pair -> !folder(pair.left()).equals(folder(pair.right())))
                .filter(pair -> whole(history, pair.left()) && whole(history, pair.right()))
                .flatMap(pair -> row(context, kinship, history, pair)));
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private static boolean whole(RepositoryHistory history, String path) {
        FileHistory file = history.files().get(path);
        return file != null && file.complete();
    }

    /** The enabled model whose SQL or Python a file is. */
    private static Stream<Model> model(List<Artifact> in, String path) {
        return in.stream()
                .filter(artifact ->
                        artifact.enabled() && artifact.location().path().equals(path))
                .filter(Model.class::isInstance)
                .map(Model.class::cast);
    }

    private static Stream<Finding> row(RuleContext context, Kinship kinship, RepositoryHistory history, CoChange pair) {
        List<Artifact> left = kinship.in(history.source(), pair.left());
        List<Artifact> right = kinship.in(history.source(), pair.right());
        Optional<Model> subject = Stream.concat(model(left, pair.left()), model(right, pair.right()))
                .findFirst();
        if (subject.isEmpty()
                || left.isEmpty()
                || right.isEmpty()
                || kinship.related(left, right)
                || kinship.shareMacro(history.source(), pair.left(), pair.right())) {
            return Stream.empty();
        }
        String own = subject.get().location().path();
        String other = own.equals(pair.left()) ? pair.right() : pair.left();
        int ofRarer = Math.min(pair.leftCommits(), pair.rightCommits());
        return context.finding(
                subject.get(),
                other,
                "`%s` and `%s` changed together in %d of %d commits, and nothing in the graph connects them"
                        .formatted(own, other, pair.support(), ofRarer),
                Location.ofLine(history.source(), own, 1),
                Facts.of(
                        "model",
                        Dag.nameOf(subject.get()),
                        "file",
                        own,
                        "other",
                        other,
                        "together",
                        pair.support(),
                        "file_commits",
                        own.equals(pair.left()) ? pair.leftCommits() : pair.rightCommits(),
                        "other_commits",
                        own.equals(pair.left()) ? pair.rightCommits() : pair.leftCommits()),
                Location.ofLine(history.source(), other, 1));
    }
}
