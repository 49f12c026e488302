package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** An incremental model that appends what it reads, old rows again included. */
@Rule(
        id = "incremental-without-unique-key",
        area = Area.CORRECTNESS,
        severity = Severity.WARNING,
        summary = "An incremental model has no unique key and appends every row it reads")
final class IncrementalWithoutUniqueKey implements AuditRule {

    private static final Set<String> NEED_NONE = Set.of("append", "insert_overwrite", "microbatch");

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .models()
                .filter(node ->
                        "incremental".equals(node.materialized()) && "sql".equals(((Model) node.artifact()).language()))
                .filter(node -> {
                    Object key = node.properties().config().get("unique_key");
                    String strategy = node.properties().text("incremental_strategy");
                    boolean missing =
                            key == null || key.toString().isBlank() || key instanceof List<?> l && l.isEmpty();
                    return missing && (strategy == null || strategy.matches("merge|delete\\+insert"));
                })
                .flatMap(node -> Dag.row(
                        context,
                        node,
                        "",
                        "Incremental model `%s` has no `unique_key`: a row that is read twice is stored twice"
                                .formatted(node.name()),
                        Sql.config(context.estate(), node),
                        Facts.of(
                                "model",
                                node.name(),
                                "incremental_strategy",
                                node.properties().text("incremental_strategy"))));
    }
}
