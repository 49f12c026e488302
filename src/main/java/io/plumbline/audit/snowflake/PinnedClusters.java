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
import io.plumbline.model.account.VirtualWarehouse;
import java.util.stream.Stream;

/** A multi-cluster warehouse whose least and most clusters are the same, so that it never scales in. */
@Rule(
        id = "pinned-clusters",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "A multi-cluster warehouse always runs all its clusters")
final class PinnedClusters implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, VirtualWarehouse.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        return account.rows(VirtualWarehouse.EXTRACT).stream()
                .filter(warehouse -> warehouse.minClusters() > 1)
                .filter(warehouse -> warehouse.minClusters() == warehouse.maxClusters())
                .flatMap(warehouse -> context.finding(
                        "warehouse." + account.source() + "." + warehouse.name(),
                        "",
                        "",
                        "`%s` runs %d clusters whenever it runs: its least and its most are the same"
                                .formatted(warehouse.name(), warehouse.minClusters()),
                        warehouse.at(),
                        Facts.of("warehouse", warehouse.name(), "clusters", warehouse.minClusters())));
    }
}
