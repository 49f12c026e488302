package io.plumbline.audit.git;

import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.Area;
import io.plumbline.model.FileHistory;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.List;
import java.util.stream.Stream;

/** A model whose changes were taken back again and again. */
@Rule(
        id = "frequently-reverted-model",
        area = Area.HISTORY,
        severity = Severity.WARNING,
        summary = "Changes of a model were taken back again and again",
        thresholds = {"reverts", "days"})
final class FrequentlyRevertedModel implements HistoryRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        int atLeast = context.threshold("reverts", 3);
        int days = context.threshold("days", 365);
        return KnownPast.models(context)
                .filter(past -> context.focus().asks(past.node().artifact()))
                .flatMap(past -> {
                    List<FileHistory.Touch> reverts = past.file().reverts().stream()
                            .filter(touch -> !past.ago(touch.at(), days))
                            .toList();
                    return reverts.size() < Math.max(1, atLeast) ? Stream.empty() : row(context, past, reverts, days);
                });
    }

    private static Stream<Finding> row(RuleContext context, KnownPast past, List<FileHistory.Touch> reverts, int days) {
        Node node = past.node();
        return Dag.row(
                context,
                node,
                "",
                "%d changes of `%s` were taken back within %d days, the last one on %s"
                        .formatted(
                                reverts.size(),
                                node.name(),
                                days,
                                KnownPast.day(reverts.get(0).at())),
                node.top(),
                Facts.of(
                        "model", node.name(),
                        "reverts", reverts.size(),
                        "days", days,
                        "reverted_on",
                                reverts.stream()
                                        .map(touch -> KnownPast.day(touch.at()))
                                        .toList(),
                        "reverted_by",
                                reverts.stream()
                                        .map(touch -> touch.author().name())
                                        .distinct()
                                        .toList(),
                        "commits",
                                reverts.stream().map(FileHistory.Touch::commit).toList()));
    }
}
