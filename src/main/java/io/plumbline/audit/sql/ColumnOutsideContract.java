package io.plumbline.audit.sql;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.Area;
import io.plumbline.model.Column;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.Severity;
import io.plumbline.sql.Expr;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A model that reads a column which the contract of its parent does not have. */
@Rule(
        id = "column-outside-contract",
        area = Area.CORRECTNESS,
        severity = Severity.ERROR,
        summary = "A model reads a column that the contract of its parent does not have")
final class ColumnOutsideContract implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Grains grains = Grains.of(context);
        Set<String> told = new HashSet<>();
        return ParsedModels.of(context).scopes().flatMap(scope -> scope.items().stream()
                .filter(item -> scope.items().stream()
                                .filter(other -> other.name().equals(item.name()))
                                .count()
                        == 1)
                .flatMap(item -> grains
                        .of(scope, item.table())
                        .filter(grain -> grain.node() != null && grain.columns() == null)
                        .map(Grain::node)
                        .filter(ColumnOutsideContract::promises)
                        .stream()
                        .flatMap(parent -> Trees.columns(scope.select()).stream()
                                .filter(column -> Trees.qualifier(column).equals(item.name())
                                        && column.name().qualifier().size() == 1
                                        && !has(parent, Trees.name(column))
                                        && told.add(scope.model().node().id() + " " + parent.id() + " "
                                                + Trees.name(column)))
                                .flatMap(column -> row(context, scope, parent, column)))));
    }

    private static boolean promises(Node node) {
        return node.artifact() instanceof Model model
                && model.contract()
                && !model.properties().columns().isEmpty();
    }

    private static boolean has(Node node, String column) {
        return node.properties().columns().stream().map(Column::name).anyMatch(name -> name.replaceAll("[\"`]", "")
                .equalsIgnoreCase(column));
    }

    private static Stream<Finding> row(RuleContext context, Scope scope, Node parent, Expr.ColumnRef column) {
        String name = column.name().last().text().toLowerCase(Locale.ROOT);
        List<String> others = versions(context, parent)
                .filter(other -> has(other, name))
                .map(Node::name)
                .toList();
        return Dag.row(
                context,
                scope.model().node(),
                parent.id() + " " + name,
                "`%s` reads `%s` of `%s`, whose contract has no such column%s"
                        .formatted(
                                scope.model().node().name(),
                                name,
                                parent.name(),
                                others.isEmpty() ? "" : "; %s has it".formatted(Dag.names(others))),
                scope.at(column.span()),
                Facts.of(
                        "model",
                        scope.model().node().name(),
                        "column",
                        name,
                        "of",
                        parent.name(),
                        "versions_with_it",
                        others),
                parent.entry());
    }

    /** The other versions of a model. */
    private static Stream<Node> versions(RuleContext context, Node of) {
        return Dag.of(context)
                .nodes()
                .filter(node -> node.model()
                        && !node.id().equals(of.id())
                        && node.artifact().name().equals(of.artifact().name())
                        && node.artifact().packageName().equals(of.artifact().packageName()));
    }
}
