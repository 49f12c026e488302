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
import io.plumbline.model.account.TableLoads;
import java.util.stream.Stream;

/** Loads of many files that are small on average: every file has a cost of its own, whatever is in it. */
@Rule(
        id = "small-load-files",
        area = Area.COST,
        severity = Severity.INFO,
        summary = "A table is loaded from very many small files",
        thresholds = {"megabytes", "files"})
final class SmallLoadFiles implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, TableLoads.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        long size = (long) context.threshold("megabytes", 10) << 20;
        return account.rows(TableLoads.EXTRACT).stream()
                .filter(load -> load.files() >= Math.max(1, context.threshold("files", 1000)))
                .filter(load -> load.bytes() / load.files() < size)
                .flatMap(load -> context.finding(
                        "table." + account.source() + "." + load.label(),
                        "",
                        load.way(),
                        "`%s` loaded %,d files into `%s`, %,.2f MB each on average"
                                .formatted(
                                        load.way(),
                                        load.files(),
                                        load.label(),
                                        load.bytes() / (double) load.files() / (1 << 20)),
                        load.at(),
                        Facts.of(
                                "table", load.label(),
                                "by", load.way(),
                                "files", load.files(),
                                "bytes", load.bytes())));
    }
}
