package io.plumbline.audit.git;

import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.Area;
import io.plumbline.model.Estate;
import io.plumbline.model.FileHistory;
import io.plumbline.model.Finding;
import io.plumbline.model.NodeRun;
import io.plumbline.model.Severity;
import io.plumbline.model.Test;
import io.plumbline.model.UnitTest;
import java.time.Instant;
import java.util.stream.Stream;

/** A model that is still run although nobody has touched it for years and nothing reads it. */
@Rule(
        id = "stale-scheduled-model",
        area = Area.HISTORY,
        severity = Severity.INFO,
        summary = "A model is still run that nobody has touched for years and nothing reads",
        thresholds = "days")
final class StaleScheduledModel implements HistoryRule {

    /** Days before the newest commits within which a run says that the model is still scheduled. */
    private static final int STILL = 31;

    @Override
    public Stream<Finding> check(RuleContext context) {
        Dag dag = Dag.of(context);
        return KnownPast.models(context)
                .filter(past -> context.focus().asks(past.node().artifact()))
                .filter(past -> unread(context.estate(), past.node()) && !dag.readInDoubt(past.node()))
                .flatMap(past ->
                        context.estate().lastRun(past.node().id()).stream().flatMap(run -> row(context, past, run)));
    }

    private static boolean unread(Estate estate, Node node) {
        return estate.out(node.id()).stream()
                .flatMap(edge -> estate.artifact(edge.to()).stream())
                .allMatch(reader -> reader instanceof Test || reader instanceof UnitTest);
    }

    private static Stream<Finding> row(RuleContext context, KnownPast past, NodeRun run) {
        FileHistory.Touch last = past.file().last();
        Instant started = run.started();
        if (last == null
                || started == null
                || !past.ago(last.at(), context.threshold("days", 730))
                || past.ago(started, STILL)) {
            return Stream.empty();
        }
        Node node = past.node();
        return Dag.row(
                context,
                node,
                "",
                "`%s` ran on %s; its file was last changed on %s, and nothing in the project reads it"
                        .formatted(node.name(), KnownPast.day(started), KnownPast.day(last.at())),
                node.top(),
                Facts.of(
                        "model", node.name(),
                        "last_changed", KnownPast.day(last.at()),
                        "last_changed_by", last.author().name(),
                        "last_run", KnownPast.day(started),
                        "status", run.status(),
                        "seconds", run.seconds(),
                        "as_of", KnownPast.day(past.asOf())));
    }
}
