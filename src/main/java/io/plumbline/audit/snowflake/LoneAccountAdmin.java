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
import io.plumbline.model.account.AdminGrant;
import java.util.List;
import java.util.stream.Stream;

/** Accounts that nobody can administer when one user is away. A role that holds ACCOUNTADMIN may have more users. */
@Rule(
        id = "lone-account-admin",
        area = Area.SECURITY,
        severity = Severity.WARNING,
        summary = "One user alone holds ACCOUNTADMIN")
final class LoneAccountAdmin implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, AdminGrant.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        List<AdminGrant> grants = account.rows(AdminGrant.EXTRACT);
        return grants.size() != 1 || !grants.get(0).to().equals("USER")
                ? Stream.empty()
                : context.finding(
                        "account." + account.source(),
                        "",
                        "",
                        "`%s` alone holds `ACCOUNTADMIN`"
                                .formatted(grants.get(0).name()),
                        grants.get(0).at(),
                        Facts.of("user", grants.get(0).name()));
    }
}
