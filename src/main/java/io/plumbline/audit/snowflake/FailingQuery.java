package io.plumbline.audit.snowflake;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.model.AccountRow;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.Severity;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.QueryFailures;
import io.plumbline.model.account.QueryGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Queries of which many runs fail, for other reasons than that their time was up; those of dbt models aside. */
@Rule(
        id = "failing-query",
        area = Area.CORRECTNESS,
        severity = Severity.WARNING,
        summary = "A query fails again and again",
        thresholds = {"failures", "percent"})
final class FailingQuery implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, QueryGroup.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        Map<String, List<QueryFailures>> byHash = account.rows(QueryFailures.EXTRACT).stream()
                .filter(failures -> !failures.timedOut())
                .collect(Collectors.groupingBy(QueryFailures::hash));
        boolean told = account.tells(List.of(QueryFailures.EXTRACT));
        return account.rows(QueryGroup.EXTRACT).stream()
                .filter(query ->
                        context.estate().artifact(query.node(), Model.class).isEmpty())
                .flatMap(query ->
                        judge(context, account, query, told ? byHash.getOrDefault(query.hash(), List.of()) : null));
    }

    /** @param failures with other errors than that the time was up; null where the extract does not tell them apart */
    private static Stream<Finding> judge(
            RuleContext context, WarehouseAccount account, QueryGroup query, @Nullable List<QueryFailures> failures) {
        long failed = failures == null
                ? query.failed()
                : failures.stream().mapToLong(QueryFailures::runs).sum();
        if (failed < Math.max(1, context.threshold("failures", 5))
                || failed * 100 < query.runs() * context.threshold("percent", 20)) {
            return Stream.empty();
        }
        List<AccountRow> rows = new ArrayList<>(List.of(query));
        rows.addAll(failures == null ? List.of() : failures);
        return Accounts.finding(
                        context,
                        account,
                        "query",
                        query.hash(),
                        "%,d of %,d runs of query `%s` by `%s` failed"
                                .formatted(failed, query.runs(), query.hash(), query.user()),
                        Facts.of(
                                "hash", query.hash(),
                                "user", query.user(),
                                "runs", query.runs(),
                                "failed", failed,
                                "dbt node", query.node()),
                        rows)
                .map(finding -> failures == null
                        ? finding
                        : finding.with(Accounts.upTo(
                                account, QueryFailures.credits(failures), "credits attributed to the failed runs")));
    }
}
