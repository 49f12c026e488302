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
import io.plumbline.model.account.Credential;
import java.util.stream.Stream;

/** Programmatic access tokens without a role restriction: whoever has one has all its user has. */
@Rule(
        id = "unrestricted-token",
        area = Area.SECURITY,
        severity = Severity.INFO,
        summary = "A token opens every role of its user")
final class UnrestrictedToken implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, Credential.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        return account.rows(Credential.EXTRACT).stream()
                .filter(credential -> credential.opens() && credential.type().equals("PAT"))
                .filter(credential ->
                        !credential.details().isEmpty() && !credential.details().contains("ROLE_RESTRICTION"))
                .flatMap(credential -> context.finding(
                        "user." + account.source() + "." + credential.user(),
                        "",
                        Long.toString(credential.id()),
                        "%s is restricted to no role".formatted(credential.label()),
                        credential.at(),
                        Facts.of("user", credential.user(), "credential", credential.name())));
    }
}
