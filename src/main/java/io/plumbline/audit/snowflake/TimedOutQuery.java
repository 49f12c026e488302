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
import io.plumbline.model.account.QueryFailures;
import java.util.List;
import java.util.stream.Stream;

/** A query that reaches the time limit of statements again and again: all it did is lost. */
@Rule(
        id = "timed-out-query",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "A query reaches the time limit again and again",
        thresholds = "timeouts")
final class TimedOutQuery implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.each(context, QueryFailures.EXTRACT, (account, failures) -> judge(context, account, failures));
    }

    private static Stream<Finding> judge(RuleContext context, WarehouseAccount account, QueryFailures failures) {
        return !failures.timedOut() || Accounts.weekly(account, failures.runs()) < context.threshold("timeouts", 3)
                ? Stream.empty()
                : Accounts.finding(
                                context,
                                account,
                                "query",
                                failures.hash(),
                                "%,d runs of query `%s` by `%s` reached the time limit and were stopped"
                                        .formatted(failures.runs(), failures.hash(), failures.user()),
                                Facts.of(
                                        "hash", failures.hash(),
                                        "user", failures.user(),
                                        "runs", failures.runs(),
                                        "credits", failures.credits(),
                                        "dbt node", failures.node()),
                                List.of(failures))
                        .map(finding -> finding.with(
                                Accounts.upTo(account, failures.credits(), "credits attributed to the stopped runs")));
    }
}
