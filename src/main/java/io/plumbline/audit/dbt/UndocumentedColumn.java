package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Column;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Severity;
import java.util.List;
import java.util.stream.Stream;

/** Declared columns of a model without a description. */
@Rule(
        id = "undocumented-column",
        area = Area.DOCUMENTATION,
        severity = Severity.INFO,
        summary = "Declared columns of a model have no description")
final class UndocumentedColumn implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .models()
                .filter(node -> context.focus().asks(node.artifact()))
                .flatMap(node -> {
                    List<Column> columns = node.properties().columns();
                    List<Column> bare = columns.stream()
                            .filter(column -> column.description().isBlank())
                            .toList();
                    return bare.isEmpty() ? Stream.empty() : row(context, node, columns.size(), bare);
                });
    }

    private static Stream<Finding> row(RuleContext context, Node node, int columns, List<Column> bare) {
        List<String> names = bare.stream().map(Column::name).toList();
        return Dag.row(
                context,
                node,
                "",
                "%d of %d declared columns of `%s` have no description: %s"
                        .formatted(bare.size(), columns, node.name(), Dag.names(names)),
                Node.first(bare.get(0).location()),
                Facts.of("model", node.name(), "columns", columns, "undescribed", names),
                bare.stream().map(column -> Node.first(column.location())).toArray(Location[]::new));
    }
}
