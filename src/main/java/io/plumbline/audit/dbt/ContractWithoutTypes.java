package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Column;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.Severity;
import java.util.List;
import java.util.stream.Stream;

/** An enforced contract that does not say the columns or their types. */
@Rule(
        id = "contract-without-types",
        area = Area.CORRECTNESS,
        severity = Severity.ERROR,
        summary = "An enforced contract lacks columns or their data types")
final class ContractWithoutTypes implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .models()
                .filter(node -> ((Model) node.artifact()).contract())
                .flatMap(node -> {
                    List<Column> columns = node.properties().columns();
                    List<Column> untyped = columns.stream()
                            .filter(column -> column.dataType() == null)
                            .toList();
                    return columns.isEmpty() || !untyped.isEmpty()
                            ? row(context, node, columns.size(), untyped)
                            : Stream.empty();
                });
    }

    private static Stream<Finding> row(RuleContext context, Node node, int columns, List<Column> untyped) {
        List<String> names = untyped.stream().map(Column::name).toList();
        String message = columns == 0
                ? "The contract of `%s` is enforced and declares no columns".formatted(node.name())
                : "The contract of `%s` is enforced and %d of %d columns have no `data_type`: %s"
                        .formatted(node.name(), names.size(), columns, Dag.names(names));
        return Dag.row(
                context,
                node,
                "",
                message,
                untyped.isEmpty() ? node.entry() : Node.first(untyped.get(0).location()),
                Facts.of("model", node.name(), "columns", columns, "untyped", names),
                node.top());
    }
}
