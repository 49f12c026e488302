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
import io.plumbline.model.account.StoredTable;
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

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, StoredTable.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        return Accounts.tables(context, account).unbuilt(context.threshold("neighbours", 3)).stream()
                .filter(Model.class::isInstance)
                .map(Model.class::cast)
                .filter(model -> context.estate().owns(model) && BUILT.contains(model.materialized()))
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
