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
import java.time.LocalDate;
import java.util.stream.Stream;

/** Tokens and key pairs that would open the account and have not been used for months. */
@Rule(
        id = "unused-credential",
        area = Area.SECURITY,
        severity = Severity.WARNING,
        summary = "A token or key opens the account and nobody uses it",
        thresholds = "days")
final class UnusedCredential implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, Credential.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        LocalDate since = account.until().minusDays(context.threshold("days", 90));
        return account.rows(Credential.EXTRACT).stream()
                .filter(credential -> credential.opens() && isUnused(credential, since))
                .flatMap(credential -> context.finding(
                        "user." + account.source() + "." + credential.user(),
                        "",
                        Long.toString(credential.id()),
                        credential.lastUsed() == null
                                ? "%s was never used".formatted(credential.label())
                                : "%s was last used on %s".formatted(credential.label(), credential.lastUsed()),
                        credential.at(),
                        Facts.of(
                                "user", credential.user(),
                                "credential", credential.name(),
                                "type", credential.type(),
                                "created", String.valueOf(credential.created()))));
    }

    private static boolean isUnused(Credential credential, LocalDate since) {
        LocalDate created = credential.created();
        LocalDate used = credential.lastUsed();
        return created != null && created.isBefore(since) && (used == null || used.isBefore(since));
    }
}
