package io.plumbline.audit.cross;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.AccountTables;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Model;
import io.plumbline.model.Severity;
import io.plumbline.model.Test;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.OtherScans;
import io.plumbline.model.account.QueryGroup;
import io.plumbline.model.account.StoredTable;
import io.plumbline.model.account.TableReads;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A built model at the end of the graph, in no exposure, that no query but dbt's own read in the window. */
@Rule(
        id = "unread-model",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "A model costs credits and nobody reads it",
        thresholds = {"credits", "days"})
final class UnreadModel implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, StoredTable.EXTRACT, QueryGroup.EXTRACT)
                .filter(account -> isWatched(context, account))
                .flatMap(account -> find(context, account));
    }

    /** Whether it is recorded who reads; where nobody reads anything, it is not. */
    private static boolean isWatched(RuleContext context, WarehouseAccount account) {
        boolean watched = !account.rows(TableReads.EXTRACT).isEmpty()
                || !account.rows(OtherScans.EXTRACT).isEmpty();
        if (!watched) {
            context.unsure(
                    "account " + account.source(),
                    "not evaluated: it needs rows of " + TableReads.EXTRACT.file() + " or "
                            + OtherScans.EXTRACT.file());
        }
        return watched;
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        if (account.length() < context.threshold("days", 30)) {
            return Stream.empty();
        }
        AccountTables warehouse = Accounts.tables(context, account);
        return context.estate()
                .models()
                .filter(model -> context.estate().children(model.id()).stream().allMatch(Test.class::isInstance))
                .flatMap(model -> warehouse.table(model).stream()
                        .filter(table -> warehouse.isUnread(table))
                        .flatMap(table -> judge(context, account, model, table)));
    }

    private static Stream<Finding> judge(
            RuleContext context, WarehouseAccount account, Model model, StoredTable table) {
        List<QueryGroup> builds = account.rows(QueryGroup.EXTRACT).stream()
                .filter(query -> query.node().equals(model.id()))
                .toList();
        BigDecimal credits = QueryGroup.credits(builds);
        BigDecimal least = BigDecimal.valueOf(context.threshold("credits", 1));
        if (builds.stream().noneMatch(build -> isOld(build, account))
                || Accounts.monthly(account, credits).compareTo(least) < 0) {
            return Stream.empty();
        }
        List<Location> rows =
                new ArrayList<>(builds.stream().map(QueryGroup::at).toList());
        rows.add(table.at());
        return context.finding(
                        model,
                        "",
                        "`%s` took %s credits in %d days to build, and no query but dbt's own read it"
                                .formatted(model.label(), Accounts.credits(credits), account.length()),
                        Node.first(model.location()),
                        Facts.of(
                                "model", model.label(),
                                "table", table.label(),
                                "credits", credits,
                                "bytes", table.bytes(),
                                "from", account.from().toString(),
                                "until", account.until().toString()),
                        Accounts.lines(rows))
                .map(finding -> finding.with(
                        Accounts.upTo(account, credits, "credits attributed to its builds, all of them at most")));
    }

    /** Whether it was built from the beginning of the window on; a model that is new may find its readers yet. */
    private static boolean isOld(QueryGroup build, WarehouseAccount account) {
        LocalDate first = build.first();
        return first != null && !first.isAfter(account.from().plusDays(2));
    }
}
