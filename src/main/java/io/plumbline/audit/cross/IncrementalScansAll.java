package io.plumbline.audit.cross;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.Severity;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.QueryGroup;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An incremental model whose statements read nearly every micro-partition of all they touch, as a full build would.
 */
@Rule(
        id = "incremental-scans-all",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "An incremental model reads as much as a full build",
        thresholds = {"percent", "partitions", "runs"})
final class IncrementalScansAll implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, QueryGroup.EXTRACT).flatMap(account -> {
            Map<String, List<QueryGroup>> wide = account.rows(QueryGroup.EXTRACT).stream()
                    .filter(query -> isWide(context, query))
                    .collect(Collectors.groupingBy(QueryGroup::node));
            return context.estate()
                    .models()
                    .filter(model -> model.materialized().equals("incremental") && wide.containsKey(model.id()))
                    .flatMap(model -> find(context, account, model, wide.getOrDefault(model.id(), List.of())));
        });
    }

    private static boolean isWide(RuleContext context, QueryGroup query) {
        return query.runs() >= Math.max(1, context.threshold("runs", 10))
                && query.partitionsTotal() / query.runs() >= context.threshold("partitions", 1000)
                && query.partitionsScanned() * 100 > query.partitionsTotal() * context.threshold("percent", 90);
    }

    private static Stream<Finding> find(
            RuleContext context, WarehouseAccount account, Model model, List<QueryGroup> queries) {
        long scanned = queries.stream().mapToLong(QueryGroup::partitionsScanned).sum();
        long total = queries.stream().mapToLong(QueryGroup::partitionsTotal).sum();
        return context.finding(
                        model,
                        "",
                        "`%s` is incremental, and its runs read %,d of %,d micro-partitions of what they touch"
                                .formatted(model.label(), scanned, total),
                        Node.first(model.location()),
                        Facts.of(
                                "model",
                                model.label(),
                                "partitions scanned",
                                scanned,
                                "partitions",
                                total,
                                "credits",
                                QueryGroup.credits(queries)),
                        Accounts.lines(queries.stream().map(QueryGroup::at).toList()))
                .map(finding -> finding.with(Accounts.upTo(
                        account,
                        QueryGroup.credits(queries),
                        "credits attributed to these statements, all of them at most")));
    }
}
