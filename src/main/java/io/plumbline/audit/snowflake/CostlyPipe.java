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
import io.plumbline.model.account.PipeUse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;

/** Pipes that are billed more than a credit for a gigabyte. */
@Rule(
        id = "costly-pipe",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "A pipe takes many credits for little data",
        thresholds = {"credits", "credits-per-gigabyte"})
final class CostlyPipe implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, PipeUse.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        BigDecimal least = BigDecimal.valueOf(context.threshold("credits", 5));
        return account.rows(PipeUse.EXTRACT).stream()
                .filter(pipe -> pipe.bytes() > 0 && isOn(pipe, account))
                .filter(pipe -> Accounts.monthly(account, pipe.credits()).compareTo(least) >= 0)
                .filter(pipe -> pipe.credits()
                                .multiply(BigDecimal.valueOf(1L << 30))
                                .compareTo(BigDecimal.valueOf(pipe.bytes())
                                        .multiply(BigDecimal.valueOf(context.threshold("credits-per-gigabyte", 1))))
                        > 0)
                .flatMap(pipe -> context.finding(
                                "pipe." + account.source() + "." + pipe.name(),
                                "",
                                Long.toString(pipe.id()),
                                "Pipe `%s` took %s credits for %s"
                                        .formatted(
                                                pipe.name(),
                                                Accounts.credits(pipe.credits()),
                                                Accounts.size(pipe.bytes())),
                                pipe.at(),
                                Facts.of("pipe", pipe.name(), "credits", pipe.credits(), "bytes", pipe.bytes()))
                        .map(finding -> finding.with(Accounts.upTo(
                                account, pipe.credits(), "credits billed to the pipe, all of them at most"))));
    }

    /** Whether it was billed in the last week; one that was dropped is nobody's matter any more. */
    private static boolean isOn(PipeUse pipe, WarehouseAccount account) {
        LocalDate last = pipe.last();
        return last != null && !last.isBefore(account.until().minusDays(7));
    }
}
