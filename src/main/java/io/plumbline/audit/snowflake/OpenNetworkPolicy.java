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
import io.plumbline.model.account.NetworkPolicy;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Network policies in use that allow all addresses and block none. */
@Rule(
        id = "open-network-policy",
        area = Area.SECURITY,
        severity = Severity.ERROR,
        summary = "A network policy lets every address in")
final class OpenNetworkPolicy implements AuditRule {

    private static final Pattern EVERYBODY = Pattern.compile("(?<![0-9.])0\\.0\\.0\\.0/0(?![0-9])");

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, NetworkPolicy.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        return account.rows(NetworkPolicy.EXTRACT).stream()
                .filter(policy -> policy.uses() > 0 && policy.blocked().isEmpty())
                .filter(policy -> EVERYBODY.matcher(policy.allowed()).find())
                .flatMap(policy -> context.finding(
                        "network-policy." + account.source() + "." + policy.name(),
                        "",
                        "",
                        "Network policy `%s` is in use and allows `0.0.0.0/0`".formatted(policy.name()),
                        policy.at(),
                        Facts.of("policy", policy.name(), "allowed", policy.allowed(), "set on", policy.uses())));
    }
}
