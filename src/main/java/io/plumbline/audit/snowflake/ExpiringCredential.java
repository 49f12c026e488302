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
import org.jspecify.annotations.Nullable;

/** Tokens and key pairs that are in use and end soon: what logs in with them stops then. */
@Rule(
        id = "expiring-credential",
        area = Area.SECURITY,
        severity = Severity.WARNING,
        summary = "A token or key in use ends within days",
        thresholds = "days")
final class ExpiringCredential implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, Credential.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        LocalDate limit = account.until().plusDays(context.threshold("days", 14));
        return account.rows(Credential.EXTRACT).stream()
                .filter(credential ->
                        credential.opens() && !credential.details().contains("ROTATED_TO"))
                .filter(credential -> isBetween(
                        account.from(), credential.lastUsed(), account.until().plusDays(1)))
                .filter(credential -> isBetween(account.until(), credential.expires(), limit))
                .flatMap(credential -> context.finding(
                        "user." + account.source() + "." + credential.user(),
                        "",
                        Long.toString(credential.id()),
                        "%s ends on %s and was used on %s"
                                .formatted(credential.label(), credential.expires(), credential.lastUsed()),
                        credential.at(),
                        Facts.of(
                                "user", credential.user(),
                                "credential", credential.name(),
                                "type", credential.type(),
                                "ends", String.valueOf(credential.expires()))));
    }

    /** The end is not part of it. */
    private static boolean isBetween(LocalDate from, @Nullable LocalDate day, LocalDate until) {
        return day != null && !day.isBefore(from) && day.isBefore(until);
    }
}
