package io.plumbline.audit.git;

import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Node;
import io.plumbline.audit.dbt.PrimaryKeyTests;
import io.plumbline.model.Area;
import io.plumbline.model.FileHistory;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.Test;
import io.plumbline.model.UnitTest;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A long model that changes often, with nothing to tell when a change breaks it. */
@Rule(
        id = "hotspot-without-tests",
        area = Area.HISTORY,
        severity = Severity.WARNING,
        summary = "A long model that changes often has no test",
        thresholds = {"percent", "commits"})
final class HotspotWithoutTests implements HistoryRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        List<KnownPast> ranked = KnownPast.models(context)
                .filter(past -> score(past.file()) > 0)
                .sorted(Comparator.comparingLong((KnownPast past) -> score(past.file()))
                        .reversed()
                        .thenComparing(past -> past.node().id()))
                .toList();
        int top = (int) Math.ceil(ranked.size() * context.threshold("percent", 10) / 100.0);
        int commits = context.threshold("commits", 10);
        PrimaryKeyTests tests = PrimaryKeyTests.of(context);
        Set<String> unitTested = context.estate()
                .of(UnitTest.class)
                .filter(UnitTest::enabled)
                .flatMap(test -> Stream.ofNullable(test.tests()))
                .collect(Collectors.toSet());
        return IntStream.range(0, Math.min(top, ranked.size()))
                .filter(i -> ranked.get(i).file().commits() >= commits)
                .filter(i -> tests.of(ranked.get(i).node()).tests() == 0)
                .filter(i -> !unitTested.contains(ranked.get(i).node().id()))
                .boxed()
                .flatMap(i -> row(context, ranked.get(i), i + 1, ranked.size()));
    }

    /** Commits times lines, as of {@link io.plumbline.model.Hotspot}. */
    private static long score(FileHistory file) {
        return (long) file.commits() * file.length();
    }

    private static Stream<Finding> row(RuleContext context, KnownPast past, int rank, int of) {
        Node node = past.node();
        FileHistory file = past.file();
        long off = context.estate()
                .of(Test.class)
                .filter(test -> !test.enabled() && node.id().equals(test.attachedTo()))
                .count();
        return Dag.row(
                context,
                node,
                "",
                "`%s` has %d lines, was changed by %d commits, and has no test%s"
                        .formatted(
                                node.name(),
                                file.length(),
                                file.commits(),
                                off == 0 ? "" : " but %d that %s off".formatted(off, off == 1 ? "is" : "are")),
                node.top(),
                Facts.of(
                        "model", node.name(),
                        "commits", file.commits(),
                        "lines", file.length(),
                        "score", score(file),
                        "rank", rank,
                        "models", of));
    }
}
