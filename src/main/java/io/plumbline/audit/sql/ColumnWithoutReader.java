package io.plumbline.audit.sql;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.ModelSql;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Link;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Model;
import io.plumbline.model.Severity;
import io.plumbline.model.Test;
import io.plumbline.sql.ColumnLineage;
import io.plumbline.sql.ColumnOrigin;
import io.plumbline.sql.OutputColumn;
import io.plumbline.sql.ProjectSql;
import io.plumbline.sql.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Columns of an intermediate model that none of its readers uses. */
@Rule(
        id = "column-without-reader",
        area = Area.PERFORMANCE,
        severity = Severity.INFO,
        summary = "No reader of an intermediate model uses some of its columns",
        enabled = false)
final class ColumnWithoutReader implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Dag dag = Dag.of(context);
        return dag.own()
                .filter(node -> node.model() && node.in("intermediate") && !dag.readInDoubt(node))
                .filter(node -> context.focus().asks(node.artifact()))
                .filter(node ->
                        node.artifact() instanceof Model model && !model.contract() && !"public".equals(model.access()))
                .flatMap(node -> row(context, node));
    }

    private static Stream<Finding> row(RuleContext context, Node node) {
        List<String> columns = ModelSql.of(context).columns(node.artifact()).orElse(List.of()).stream()
                .distinct()
                .toList();
        List<Parsed> readers = ParsedModels.of(context)
                .readers(context.estate(), node, child -> !(child instanceof Test test && !test.singular()));
        Optional<Set<String>> used = readers.isEmpty() ? Optional.empty() : used(context, node, readers);
        if (used.isEmpty()) {
            return Stream.empty();
        }
        List<String> unread = columns.stream()
                .filter(column -> !used.get().contains(column)
                        && readers.stream().noneMatch(reader -> names(reader, column))
                        && !declared(context, node, column))
                .map(column -> column.toLowerCase(Locale.ROOT))
                .toList();
        List<String> by = readers.stream().map(reader -> reader.node().name()).toList();
        return unread.isEmpty()
                ? Stream.empty()
                : Dag.row(
                        context,
                        node,
                        "",
                        "No reader of `%s` uses %d of its %d columns: %s"
                                .formatted(node.name(), unread.size(), columns.size(), Dag.names(unread)),
                        node.top(),
                        Facts.of("model", node.name(), "columns", unread, "readers", by),
                        Dag.of(context).out(node).stream().map(Link::at).toArray(Location[]::new));
    }

    /** The columns that give values to readers or decide over their rows; empty where not all can be told. */
    private static Optional<Set<String>> used(RuleContext context, Node node, List<Parsed> readers) {
        ProjectSql sql = ModelSql.of(context).project(node.artifact()).orElse(null);
        TableName table = sql == null ? null : sql.table(node.id());
        if (sql == null || table == null) {
            return Optional.empty();
        }
        Set<String> used = new HashSet<>();
        for (Parsed reader : readers) {
            TableName own = sql.table(reader.node().id());
            ColumnLineage made = own == null ? null : sql.lineage().model(own);
            if (made == null || !made.named() || made.columns().stream().anyMatch(ColumnWithoutReader::unknown)) {
                return Optional.empty();
            }
            Stream.concat(
                            made.columns().stream().flatMap(column -> column.from().stream()),
                            made.uses().stream().map(use -> use.origin()))
                    .filter(origin -> origin.table().equals(table))
                    .map(ColumnOrigin::column)
                    .forEach(used::add);
        }
        return used.contains("*") ? Optional.empty() : Optional.of(used);
    }

    private static boolean unknown(OutputColumn column) {
        return column.certainty() == OutputColumn.Certainty.UNKNOWN;
    }

    private static boolean names(Parsed reader, String column) {
        return reader.statements().sql().toLowerCase(Locale.ROOT).contains(column.toLowerCase(Locale.ROOT));
    }

    /** Whether a test or the configuration of the model names it. */
    private static boolean declared(RuleContext context, Node node, String column) {
        String name = column.toLowerCase(Locale.ROOT);
        return node.properties().config().toString().toLowerCase(Locale.ROOT).contains(name)
                || context.estate().children(node.id()).stream()
                        .filter(Test.class::isInstance)
                        .map(Test.class::cast)
                        .anyMatch(test -> column.equalsIgnoreCase(test.column())
                                || test.arguments()
                                        .toString()
                                        .toLowerCase(Locale.ROOT)
                                        .contains(name));
    }
}
