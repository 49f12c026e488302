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
import io.plumbline.model.account.AdminUse;
import java.util.stream.Stream;

/** Users who run a good part of their queries as ACCOUNTADMIN. */
@Rule(
        id = "account-admin-for-routine-work",
        area = Area.SECURITY,
        severity = Severity.WARNING,
        summary = "A user queries as ACCOUNTADMIN day by day",
        thresholds = {"queries", "percent"})
final class AccountAdminForRoutineWork implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, AdminUse.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        int percent = context.threshold("percent", 5);
        return account.rows(AdminUse.EXTRACT).stream()
                .filter(use -> use.adminQueries() >= Math.max(1, context.threshold("queries", 100)))
                .filter(use -> use.adminQueries() * 100 > use.queries() * percent)
                .flatMap(use -> context.finding(
                        "user." + account.source() + "." + use.user(),
                        "",
                        "",
                        "`%s` ran %,d of %,d queries as `ACCOUNTADMIN`"
                                .formatted(use.user(), use.adminQueries(), use.queries()),
                        use.at(),
                        Facts.of(
                                "user", use.user(),
                                "queries", use.queries(),
                                "as ACCOUNTADMIN", use.adminQueries())));
    }
}
