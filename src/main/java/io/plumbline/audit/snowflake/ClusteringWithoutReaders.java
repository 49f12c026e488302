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
import io.plumbline.model.account.TableScans;
import io.plumbline.model.account.TableUpkeep;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables that Snowflake keeps clustered for fewer queries a week than its own cost insight asks for. */
@Rule(
        id = "clustering-without-readers",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "A table is clustered and hardly anybody queries it",
        thresholds = {"queries", "credits"})
final class ClusteringWithoutReaders implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, TableUpkeep.EXTRACT, TableScans.EXTRACT)
                .flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        if (!Accounts.knowsScans(context, account, account.from())) {
            return Stream.empty();
        }
        Map<Long, Long> queries = account.rows(TableScans.EXTRACT).stream()
                .collect(Collectors.toMap(TableScans::tableId, TableScans::queries, Long::sum));
        return Upkeep.hardlyUsed(
                        account,
                        "AUTO_CLUSTERING",
                        context.threshold("credits", 1),
                        queries,
                        context.threshold("queries", 100))
                .flatMap(upkeep -> find(context, account, upkeep.service(), upkeep.uses()));
    }

    private static Stream<Finding> find(
            RuleContext context, WarehouseAccount account, TableUpkeep service, long queries) {
        return context.finding(
                        "clustering." + account.source() + "." + service.label(),
                        "",
                        "",
                        "Clustering of `%s` took %s credits in %d days, in which %,d queries read it"
                                .formatted(
                                        service.label(),
                                        Accounts.credits(service.credits()),
                                        account.length(),
                                        queries),
                        service.at(),
                        Facts.of("table", service.label(), "credits", service.credits(), "queries", queries))
                .map(finding -> finding.with(Accounts.upTo(
                        account, service.credits(), "credits billed to automatic clustering, all of them at most")));
    }
}
