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
import io.plumbline.model.account.TableStream;
import java.time.LocalDate;
import java.util.stream.Stream;

/** Streams whose changes Snowflake need not keep any more. Its documentation asks for more than a day of grace. */
@Rule(
        id = "stale-stream",
        area = Area.CORRECTNESS,
        severity = Severity.ERROR,
        summary = "A stream has not been read for so long that its changes may be gone",
        thresholds = "days")
final class StaleStream implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, TableStream.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        LocalDate limit = account.until().minusDays(Math.max(1, context.threshold("days", 1)));
        return account.rows(TableStream.EXTRACT).stream().flatMap(stream -> find(context, account, stream, limit));
    }

    private static Stream<Finding> find(
            RuleContext context, WarehouseAccount account, TableStream stream, LocalDate limit) {
        LocalDate stale = stream.staleAfter();
        if (stale == null || !stale.isBefore(limit)) {
            return Stream.empty();
        }
        return context.finding(
                "stream." + account.source() + "." + stream.label(),
                "",
                "",
                "Stream `%s` was to be read by %s; changes since may be lost".formatted(stream.label(), stale),
                stream.at(),
                Facts.of("stream", stream.label(), "on", stream.table(), "stale after", stale.toString()));
    }
}
