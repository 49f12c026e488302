package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A column that YAML declares and the seed's header does not have. */
@Rule(
        id = "seed-column-missing",
        area = Area.DOCUMENTATION,
        severity = Severity.WARNING,
        summary = "YAML declares a column that the seed does not have")
final class SeedColumnMissing implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .own()
                .filter(node -> node.kind().equals("seed"))
                .flatMap(node -> SeedColumns.of(context.estate(), node).stream()
                        .flatMap(seed -> node.properties().columns().stream()
                                .filter(column -> seed.index(column.name().replace("\"", "")) < 0)
                                .flatMap(column -> Dag.row(
                                        context,
                                        node,
                                        column.name(),
                                        "`%s` is declared for seed `%s`, whose header has no such column"
                                                .formatted(column.name(), node.name()),
                                        Node.first(column.location()),
                                        Facts.of("seed", node.name(), "column", column.name(), "header", seed.header()),
                                        node.top()))));
    }
}
