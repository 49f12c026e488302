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

/** Constraints on a view. */
@Rule(
        id = "constraint-on-view",
        area = Area.GOVERNANCE,
        severity = Severity.WARNING,
        summary = "A view declares constraints that the warehouse cannot keep")
final class ConstraintOnView implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context).models().filter(Node::own).flatMap(node -> {
            Model model = (Model) node.artifact();
            List<String> columns = model.properties().columns().stream()
                    .filter(column -> !column.constraints().isEmpty())
                    .map(Column::name)
                    .toList();
            boolean declares = !columns.isEmpty() || !model.constraints().isEmpty();
            return declares && model.contract() && "view".equals(model.materialized())
                    ? Dag.row(
                            context,
                            node,
                            "",
                            "`%s` is a view and declares constraints".formatted(node.name()),
                            node.entry(),
                            Facts.of("model", node.name(), "columns", columns),
                            node.top())
                    : Stream.empty();
        });
    }
}
