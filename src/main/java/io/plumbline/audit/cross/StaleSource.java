package io.plumbline.audit.cross;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Freshness;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.AccountTables;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.Source;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.StoredTable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/** Sources whose table nothing has changed for a day longer than the age at which dbt fails. Whatever changes a table, a load too, leaves its time. */
@Rule(
        id = "stale-source",
        area = Area.CORRECTNESS,
        severity = Severity.WARNING,
        summary = "A source was not loaded for longer than its freshness promises",
        thresholds = "hours")
final class StaleSource implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, StoredTable.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        AccountTables tables = Accounts.tables(context, account);
        return context.estate().of(Source.class).filter(Source::enabled).flatMap(source -> tables.table(source).stream()
                .filter(table -> table.kind().equals("BASE TABLE"))
                .flatMap(table -> judge(context, account, source, table)));
    }

    private static Stream<Finding> judge(
            RuleContext context, WarehouseAccount account, Source source, StoredTable table) {
        long minutes = Freshness.of(source.properties()).error();
        LocalDate altered = table.altered();
        if (minutes == 0 || altered == null) {
            return Stream.empty();
        }
        long days = ChronoUnit.DAYS.between(altered, account.until()) - 1; // at least, for it was some time of that day
        return days * 1440 <= minutes + context.threshold("hours", 24) * 60L
                ? Stream.empty()
                : context.finding(
                        source,
                        "",
                        "`%s` may be %,d hours old, and nothing has changed `%s` since %s"
                                .formatted(source.label(), minutes / 60, table.label(), altered),
                        Node.first(source.location()),
                        Facts.of(
                                "source", source.label(),
                                "table", table.label(),
                                "error after minutes", minutes,
                                "last altered", altered.toString(),
                                "until", account.until().toString()),
                        table.at());
    }
}
