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
import java.util.stream.Stream;

/** People with a password and no second factor. */
@Rule(
        id = "password-without-mfa",
        area = Area.SECURITY,
        severity = Severity.ERROR,
        summary = "A person can log in with a password alone")
final class PasswordWithoutMfa implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, AccountUser.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        return account.rows(AccountUser.EXTRACT).stream()
                .filter(user -> user.password() && !user.mfa())
                .filter(user -> user.type().isEmpty() || user.type().equalsIgnoreCase("PERSON"))
                .flatMap(user -> context.finding(
                        "user." + account.source() + "." + user.name(),
                        "",
                        "",
                        "`%s` has a password and no second factor".formatted(user.name()),
                        user.at(),
                        Facts.of("user", user.name(), "type", user.type())));
    }
}
