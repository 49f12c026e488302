package io.plumbline.audit.cross;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.Area;
import io.plumbline.model.FileHistory;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.Severity;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.StoredTable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Stream;

/** An enabled model without its table, in a schema in which others have theirs. */
@Rule(
        id = "model-never-built",
        area = Area.CORRECTNESS,
        severity = Severity.WARNING,
        summary = "An enabled model has no table in the warehouse",
        thresholds = "neighbours")
final class ModelNeverBuilt implements AuditRule {

    private static final Set<String> BUILT = Set.of("table", "view", "incremental");

    /** Days; a job that runs once a week has had its turn by then. */
    private static final int NEW = 7;

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, StoredTable.EXTRACT).flatMap(account -> find(context, account));
    }

    /** Whether its file came so late that its first build may not be in the extracts yet. */
    private static boolean isNew(RuleContext context, WarehouseAccount account, Model model) {
        return context.estate()
                .past(model.location().source(), model.location().path())
                .map(FileHistory::first)
                .filter(first -> !LocalDate.ofInstant(first.at(), ZoneOffset.UTC)
                        .isBefore(account.until().minusDays(NEW)))
                .isPresent();
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        return Accounts.tables(context, account).unbuilt(context.threshold("neighbours", 3)).stream()
                .filter(Model.class::isInstance)
                .map(Model.class::cast)
                .filter(model -> context.estate().owns(model) && BUILT.contains(model.materialized()))
                .filter(model -> !isNew(context, account, model))
                .flatMap(model -> context.finding(
                        model,
                        "",
                        "`%s` is enabled, and `%s` is not in the account on %s"
                                .formatted(model.label(), model.relation(), account.until()),
                        Node.first(model.location()),
                        Facts.of(
                                "model", model.label(),
                                "relation", model.relation().toString(),
                                "materialized", model.materialized())));
    }
}
