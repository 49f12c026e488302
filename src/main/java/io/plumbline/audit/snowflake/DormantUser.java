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
import io.plumbline.model.account.AccountUser;
import java.time.LocalDate;
import java.util.stream.Stream;

/** Users that are not disabled and have not logged in for months. */
@Rule(
        id = "dormant-user",
        area = Area.SECURITY,
        severity = Severity.WARNING,
        summary = "A user that can log in has not done so for months",
        thresholds = "days")
final class DormantUser implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, AccountUser.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        LocalDate since = account.until().minusDays(context.threshold("days", 90));
        return account.rows(AccountUser.EXTRACT).stream()
                .filter(user -> user.isUnusedSince(since))
                .flatMap(user -> context.finding(
                        "user." + account.source() + "." + user.name(),
                        "",
                        "",
                        user.lastLogin() == null
                                ? "`%s`, created on %s, has not logged in for a year or more, or never"
                                        .formatted(user.name(), user.created())
                                : "`%s` has not logged in since %s".formatted(user.name(), user.lastLogin()),
                        user.at(),
                        Facts.of(
                                "user", user.name(),
                                "type", user.type(),
                                "created", String.valueOf(user.created()),
                                "last login", user.lastLogin() == null ? "" : String.valueOf(user.lastLogin()))));
    }
}
