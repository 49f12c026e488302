package io.plumbline.audit.cross;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.Severity;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.QueryFailures;
import io.plumbline.model.account.QueryGroup;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A model of which many statements fail, for other reasons than that their time was up. */
@Rule(
        id = "failing-model",
        area = Area.CORRECTNESS,
        severity = Severity.WARNING,
        summary = "The statements of a model fail again and again",
        thresholds = {"failures", "percent"})
final class FailingModel implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, QueryFailures.EXTRACT, QueryGroup.EXTRACT)
                .flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        Map<String, Long> runs = account.rows(QueryGroup.EXTRACT).stream()
                .collect(Collectors.groupingBy(QueryGroup::node, Collectors.summingLong(QueryGroup::runs)));
        Map<String, List<QueryFailures>> failures = account.rows(QueryFailures.EXTRACT).stream()
                .filter(failed -> !failed.timedOut())
                .collect(Collectors.groupingBy(QueryFailures::node));
        return context.estate()
                .models()
                .filter(model -> failures.containsKey(model.id()))
                .flatMap(model -> judge(
                        context,
                        account,
                        model,
                        runs.getOrDefault(model.id(), 0L),
                        failures.getOrDefault(model.id(), List.of())));
    }

    private static Stream<Finding> judge(
            RuleContext context, WarehouseAccount account, Model model, long runs, List<QueryFailures> failures) {
        long failed = failures.stream().mapToLong(QueryFailures::runs).sum();
        QueryFailures most = failures.stream()
                .max(Comparator.comparing(QueryFailures::runs).thenComparing(QueryFailures::code))
                .orElseThrow();
        if (failed < context.threshold("failures", 5)
                || runs == 0
                || failed * 100 < runs * context.threshold("percent", 20)) {
            return Stream.empty();
        }
        return context.finding(
                        model,
                        "",
                        "%,d of %,d statements of `%s` failed in %d days, most of them with error %06d"
                                .formatted(failed, runs, model.label(), account.length(), most.code()),
                        Node.first(model.location()),
                        Facts.of(
                                "model", model.label(),
                                "runs", runs,
                                "failed", failed,
                                "error", most.code(),
                                "message", most.message()),
                        Accounts.lines(failures.stream().map(QueryFailures::at).toList()))
                .map(finding -> finding.with(Accounts.upTo(
                        account, QueryFailures.credits(failures), "credits attributed to the failed statements")));
    }
}
