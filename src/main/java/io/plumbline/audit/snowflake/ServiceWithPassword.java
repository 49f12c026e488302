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
import java.util.Locale;
import java.util.stream.Stream;

/** Users of programs that have a password, legacy services among them. */
@Rule(
        id = "service-with-password",
        area = Area.SECURITY,
        severity = Severity.WARNING,
        summary = "A service logs in with a password")
final class ServiceWithPassword implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, AccountUser.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        return account.rows(AccountUser.EXTRACT).stream()
                .filter(user ->
                        user.password() && user.type().toUpperCase(Locale.ROOT).endsWith("SERVICE"))
                .flatMap(user -> context.finding(
                        "user." + account.source() + "." + user.name(),
                        "",
                        "",
                        "`%s`, a `%s`, has a password".formatted(user.name(), user.type()),
                        user.at(),
                        Facts.of("user", user.name(), "type", user.type())));
    }
}
