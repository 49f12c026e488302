package io.plumbline.audit.snowflake;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.Severity;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.QueryGroup;
import java.util.stream.Stream;

/**
 * Queries that read nearly all micro-partitions of what they query, again and again. Those of incremental models are told by
 * incremental-scans-all.
 */
@Rule(
        id = "unpruned-scan",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "A query reads nearly every partition of large tables",
        thresholds = {"percent", "partitions", "runs"})
final class UnprunedScan implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, QueryGroup.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        int percent = context.threshold("percent", 95);
        return account.rows(QueryGroup.EXTRACT).stream()
                .filter(query -> query.runs() >= context.threshold("runs", 10))
                .filter(query -> query.partitionsTotal() / query.runs() >= context.threshold("partitions", 1000))
                .filter(query -> query.partitionsScanned() * 100 > query.partitionsTotal() * percent)
                .filter(query -> context.estate()
                        .artifact(query.node(), Model.class)
                        .filter(model -> model.enabled() && model.materialized().equals("incremental"))
                        .isEmpty())
                .flatMap(query -> context.finding(
                        "query." + account.source() + "." + query.hash(),
                        "",
                        "",
                        "%,d runs of query `%s` read %,d of %,d micro-partitions: hardly anything is pruned"
                                .formatted(
                                        query.runs(), query.hash(), query.partitionsScanned(), query.partitionsTotal()),
                        query.at(),
                        Facts.of(
                                "hash", query.hash(),
                                "runs", query.runs(),
                                "partitions scanned", query.partitionsScanned(),
                                "partitions", query.partitionsTotal(),
                                "credits", query.credits(),
                                "dbt node", query.node())));
    }
}
