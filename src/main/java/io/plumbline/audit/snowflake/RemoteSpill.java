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

/** Queries whose intermediate results did not fit into memory and local disk. */
@Rule(
        id = "remote-spill",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "A query spills to remote storage",
        thresholds = "gigabytes")
final class RemoteSpill implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, QueryGroup.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        long limit = (long) context.threshold("gigabytes", 1) << 30;
        return account.rows(QueryGroup.EXTRACT).stream()
                .filter(query -> query.remoteSpillBytes() >= limit)
                .flatMap(query -> context.finding(
                        "query." + account.source() + "." + query.hash(),
                        "",
                        "",
                        "%,d runs of query `%s` on `%s` spilled %s to remote storage"
                                .formatted(
                                        query.runs(),
                                        query.hash(),
                                        query.warehouse(),
                                        Accounts.size(query.remoteSpillBytes())),
                        query.at(),
                        Facts.of(
                                "hash", query.hash(),
                                "warehouse", query.warehouse(),
                                "runs", query.runs(),
                                "remote bytes", query.remoteSpillBytes(),
                                "dbt node", query.node())));
    }
}
