package io.plumbline.audit.cross;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.AccountTables;
import io.plumbline.model.Area;
import io.plumbline.model.FileHistory;
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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A built model at the end of the graph, in no exposure, that no query but dbt's own read in the window. */
@Rule(
        id = "unread-model",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "A model costs credits and nobody reads it",
        thresholds = {"credits", "days"})
final class UnreadModel implements AuditRule {

    /** What is said of a model, with who read it last and who worked on it last where that is known. */
    private record Told(StringBuilder message, Map<String, Object> facts, List<Location> rows) {

        void reader(TableReads reads) {
            LocalDate day = reads.last();
            if (day != null && !reads.lastReader().isEmpty()) {
                message.append(" since `%s` on %s".formatted(reads.lastReader(), day));
                facts.put("last reader", reads.lastReader());
                facts.put("last read", day.toString());
                rows.add(reads.at());
            }
        }

        void author(FileHistory.Touch change) {
            LocalDate day = LocalDate.ofInstant(change.at(), ZoneOffset.UTC);
            message.append("; %s was the last to change its file, on %s"
                    .formatted(change.author().name(), day));
            facts.put("last author", change.author().name());
            facts.put("last change", day.toString());
            facts.put("last commit", change.commit());
        }
    }

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, StoredTable.EXTRACT, QueryGroup.EXTRACT)
                .filter(account -> isWatched(context, account))
                .flatMap(account -> find(context, account));
    }

    /** Whether it is recorded who reads; where nobody reads anything, it is not. */
    private static boolean isWatched(RuleContext context, WarehouseAccount account) {
        boolean watched = account.rows(TableReads.EXTRACT).stream().anyMatch(reads -> reads.reads() > 0)
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
                        .flatMap(table -> judge(context, account, model, table, warehouse.readers(table))));
    }

    private static Stream<Finding> judge(
            RuleContext context, WarehouseAccount account, Model model, StoredTable table, List<TableReads> before) {
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
        Told told = new Told(
                new StringBuilder("`%s` took %s credits in %d days to build, and no query but dbt's own read it"
                        .formatted(model.label(), Accounts.credits(credits), account.length())),
                Facts.of(
                        "model", model.label(),
                        "table", table.label(),
                        "credits", credits,
                        "bytes", table.bytes(),
                        "from", account.from().toString(),
                        "until", account.until().toString()),
                rows);
        before.forEach(told::reader);
        context.estate()
                .past(model.location().source(), model.location().path())
                .map(FileHistory::last)
                .ifPresent(told::author);
        return context.finding(
                        model,
                        "",
                        told.message().toString(),
                        Node.first(model.location()),
                        told.facts(),
                        Accounts.lines(told.rows()))
                .map(finding -> finding.with(
                        Accounts.upTo(account, credits, "credits attributed to its builds, all of them at most")));
    }

    /** Whether it was built from the beginning of the window on; a model that is new may find its readers yet. */
    private static boolean isOld(QueryGroup build, WarehouseAccount account) {
        LocalDate first = build.first();
        return first != null && !first.isAfter(account.from().plusDays(2));
    }
}
