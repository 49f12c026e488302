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
import io.plumbline.model.account.FailedLogins;
import java.util.stream.Stream;

/** Users of whom many logins failed within an hour: somebody tries passwords, or something goes on with an old one. */
@Rule(
        id = "failed-login-burst",
        area = Area.SECURITY,
        severity = Severity.WARNING,
        summary = "Many logins of a user failed within an hour",
        thresholds = "failures")
final class FailedLoginBurst implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, FailedLogins.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        return account.rows(FailedLogins.EXTRACT).stream()
                .filter(logins -> logins.mostInAnHour() >= Math.max(1, context.threshold("failures", 10)))
                .flatMap(logins -> context.finding(
                        "user." + account.source() + "." + logins.user(),
                        "",
                        "",
                        "%,d logins of `%s` failed within an hour, %,d in %d days"
                                .formatted(logins.mostInAnHour(), logins.user(), logins.failed(), account.length()),
                        logins.at(),
                        Facts.of(
                                "user", logins.user(),
                                "failed", logins.failed(),
                                "most in an hour", logins.mostInAnHour(),
                                "hour", logins.hour(),
                                "error", logins.error())));
    }
}
