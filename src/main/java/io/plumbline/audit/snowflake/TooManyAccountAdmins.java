package io.plumbline.audit.snowflake;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Severity;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.AdminGrant;
import java.util.List;
import java.util.stream.Stream;

/** Accounts in which more users hold ACCOUNTADMIN than a handful. */
@Rule(
        id = "too-many-account-admins",
        area = Area.SECURITY,
        severity = Severity.WARNING,
        summary = "Many users hold ACCOUNTADMIN",
        thresholds = "users")
final class TooManyAccountAdmins implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, AdminGrant.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        List<AdminGrant> users = account.rows(AdminGrant.EXTRACT).stream()
                .filter(grant -> grant.to().equals("USER"))
                .toList();
        if (users.size() <= context.threshold("users", 5)) {
            return Stream.empty();
        }
        Location[] places = Accounts.lines(users.stream().map(AdminGrant::at).toList());
        return context.finding(
                "account." + account.source(),
                "",
                "",
                "%d users hold `ACCOUNTADMIN`".formatted(users.size()),
                places[0],
                Facts.of("users", users.stream().map(AdminGrant::name).sorted().toList()),
                places);
    }
}
