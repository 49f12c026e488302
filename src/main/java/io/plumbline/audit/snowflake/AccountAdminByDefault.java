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
import io.plumbline.model.account.AdminGrant;
import java.util.List;
import java.util.stream.Stream;

/** Users whose default role is ACCOUNTADMIN, so that everything they do is done with every right. */
@Rule(
        id = "account-admin-by-default",
        area = Area.SECURITY,
        severity = Severity.WARNING,
        summary = "Sessions of a user begin as ACCOUNTADMIN")
final class AccountAdminByDefault implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, AccountUser.EXTRACT).flatMap(account -> find(context, account));
    }

    /** A default role that is not granted has no effect. Where grants are not told, or a role holds it, it may be. */
    private static boolean mayHold(AccountUser user, WarehouseAccount account) {
        return !account.tells(List.of(AdminGrant.EXTRACT))
                || account.rows(AdminGrant.EXTRACT).stream()
                        .anyMatch(grant ->
                                !grant.to().equals("USER") || grant.name().equals(user.name()));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        return account.rows(AccountUser.EXTRACT).stream()
                .filter(user -> user.defaultRole().equals("ACCOUNTADMIN") && mayHold(user, account))
                .flatMap(user -> context.finding(
                        "user." + account.source() + "." + user.name(),
                        "",
                        "",
                        "Sessions of `%s` begin as `ACCOUNTADMIN`".formatted(user.name()),
                        user.at(),
                        Facts.of("user", user.name(), "type", user.type())));
    }
}
