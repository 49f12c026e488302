package io.plumbline.audit.snowflake;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.QueryGroup;
import java.util.stream.Stream;

/** Queries of which many runs fail. */
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
        return account.rows(QueryGroup.EXTRACT).stream()
                .filter(query -> query.failed() >= Math.max(1, context.threshold("failures", 5)))
                .filter(query -> query.failed() * 100 >= query.runs() * context.threshold("percent", 20))
                .flatMap(query -> context.finding(
                        "query." + account.source() + "." + query.hash(),
                        "",
                        "",
                        "%,d of %,d runs of query `%s` by `%s` failed"
                                .formatted(query.failed(), query.runs(), query.hash(), query.user()),
                        query.at(),
                        Facts.of(
                                "hash", query.hash(),
                                "user", query.user(),
                                "runs", query.runs(),
                                "failed", query.failed(),
                                "dbt node", query.node())));
    }
}
