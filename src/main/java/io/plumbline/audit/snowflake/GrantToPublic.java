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
import io.plumbline.model.account.PublicGrant;
import java.util.stream.Stream;

/** Privileges on data that PUBLIC, and so every user and role of the account, has. */
@Rule(
        id = "grant-to-public",
        area = Area.SECURITY,
        severity = Severity.WARNING,
        summary = "Everybody may read or change data through the role PUBLIC")
final class GrantToPublic implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, PublicGrant.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        return account.rows(PublicGrant.EXTRACT).stream()
                .filter(grant -> grant.objects() > 0)
                .flatMap(grant -> context.finding(
                        "schema." + account.source() + "." + grant.database() + "." + grant.schema(),
                        "",
                        grant.kind() + " " + grant.privilege(),
                        "`PUBLIC` has %s on %,d objects of kind %s in `%s.%s`, `%s` for one"
                                .formatted(
                                        grant.privilege(),
                                        grant.objects(),
                                        grant.kind(),
                                        grant.database(),
                                        grant.schema(),
                                        grant.example()),
                        grant.at(),
                        Facts.of(
                                "schema", grant.database() + "." + grant.schema(),
                                "kind", grant.kind(),
                                "privilege", grant.privilege(),
                                "objects", grant.objects())));
    }
}
