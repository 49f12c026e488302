package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Column;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A public model that is not described down to its columns. */
@Rule(
        id = "undocumented-public-model",
        area = Area.GOVERNANCE,
        severity = Severity.WARNING,
        summary = "A public model or a column of it has no description",
        aliases = "fct_undocumented_public_models")
final class UndocumentedPublicModel implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .models()
                .filter(node -> "public".equals(node.access()))
                .flatMap(node -> {
                    List<Column> columns = node.properties().columns();
                    List<String> bare = columns.stream()
                            .filter(column -> column.description().isEmpty())
                            .map(Column::name)
                            .toList();
                    return node.properties().described() && bare.isEmpty() && !columns.isEmpty()
                            ? Stream.empty()
                            : row(context, node, columns.size(), bare);
                });
    }

    private static Stream<Finding> row(RuleContext context, Node node, int columns, List<String> bare) {
        boolean described = node.properties().described();
        List<String> faults = new ArrayList<>();
        if (!described) {
            faults.add("has no description");
        }
        if (columns == 0) {
            faults.add("declares no columns");
        } else if (!bare.isEmpty()) {
            faults.add("has no description for %d of its %d columns".formatted(bare.size(), columns));
        }
        return Dag.row(
                context,
                node,
                "",
                "Public model `%s` %s".formatted(node.name(), String.join(" and ", faults)),
                node.entry(),
                Facts.of(
                        "resource_name",
                        node.name(),
                        "access",
                        "public",
                        "is_described",
                        described,
                        "total_defined_columns",
                        columns,
                        "total_described_columns",
                        columns - bare.size()),
                node.top());
    }
}
