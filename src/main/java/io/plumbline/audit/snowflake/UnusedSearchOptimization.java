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
import io.plumbline.model.account.SearchUse;
import io.plumbline.model.account.TableUpkeep;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables whose search optimization helps fewer scans a week than Snowflake's own cost insight asks for. */
@Rule(
        id = "unused-search-optimization",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "Search optimization of a table is kept and hardly used",
        thresholds = {"scans", "credits"})
final class UnusedSearchOptimization implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, TableUpkeep.EXTRACT, SearchUse.EXTRACT)
                .flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        Map<Long, Long> scans = account.rows(SearchUse.EXTRACT).stream()
                .collect(Collectors.toMap(SearchUse::tableId, SearchUse::scans, Long::sum));
        return Upkeep.hardlyUsed(
                        account,
                        "SEARCH_OPTIMIZATION",
                        context.threshold("credits", 1),
                        scans,
                        context.threshold("scans", 10))
                .flatMap(upkeep -> find(context, account, upkeep.service(), upkeep.uses()));
    }

    private static Stream<Finding> find(
            RuleContext context, WarehouseAccount account, TableUpkeep service, long scans) {
        return context.finding(
                        "search-optimization." + account.source() + "." + service.label(),
                        "",
                        "",
                        "Search optimization of `%s` took %s credits in %d days and helped %,d scans"
                                .formatted(
                                        service.label(), Accounts.credits(service.credits()), account.length(), scans),
                        service.at(),
                        Facts.of("table", service.label(), "credits", service.credits(), "scans", scans))
                .map(finding -> finding.with(Accounts.upTo(
                        account, service.credits(), "credits billed to search optimization, all of them at most")));
    }
}
