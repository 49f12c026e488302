package io.plumbline.audit.sql;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Link;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Severity;
import io.plumbline.model.Test;
import io.plumbline.sql.Expr;
import io.plumbline.sql.QueryBody;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of a stored model that every reader filters away with the same condition. */
@Rule(
        id = "rows-nobody-reads",
        area = Area.PERFORMANCE,
        severity = Severity.INFO,
        summary = "Every reader of a stored model leaves out the same rows",
        thresholds = "readers")
final class RowsNobodyReads implements AuditRule {

    private static final int AT_LEAST = 2;
    private static final Set<String> LAYERS = Set.of("base", "staging", "intermediate");

    @Override
    public Stream<Finding> check(RuleContext context) {
        Dag dag = Dag.of(context);
        int atLeast = context.threshold("readers", AT_LEAST);
        return dag.own()
                .filter(node -> node.model()
                        && LAYERS.contains(String.valueOf(node.layer().name()))
                        && ("table".equals(node.materialized()) || "incremental".equals(node.materialized()))
                        && !dag.readInDoubt(node)
                        && context.focus().asks(node.artifact()))
                .flatMap(node -> {
                    List<Parsed> readers =
                            ParsedModels.of(context).readers(context.estate(), node, child -> !(child instanceof Test));
                    return readers.size() < atLeast ? Stream.empty() : row(context, node, readers);
                });
    }

    private static Stream<Finding> row(RuleContext context, Node node, List<Parsed> readers) {
        List<String> all =
                common(readers.stream().map(reader -> conditions(context, node, reader))).orElse(Set.of()).stream()
                        .sorted()
                        .toList();
        return all.isEmpty()
                ? Stream.empty()
                : Dag.row(
                        context,
                        node,
                        "",
                        "Each of the %d models that read `%s` keeps only rows with %s"
                                .formatted(readers.size(), node.name(), Dag.names(all)),
                        node.top(),
                        Facts.of(
                                "model",
                                node.name(),
                                "filter",
                                all,
                                "readers",
                                readers.stream()
                                        .map(reader -> reader.node().name())
                                        .toList()),
                        Dag.of(context).out(node).stream().map(Link::at).toArray(Location[]::new));
    }

    /** The conditions that hold wherever a model reads the node, the table's name left out. */
    private static Set<String> conditions(RuleContext context, Node node, Parsed reader) {
        Grains grains = Grains.of(context);
        List<Scope> scopes = ParsedModels.of(context).scopes(reader);
        return common(scopes.stream().flatMap(scope -> scope.items().stream()
                        .filter(item -> grains.node(scope, item.table())
                                .filter(node::equals)
                                .isPresent())
                        .map(item -> conditions(scopes, scope, item))))
                .orElse(Set.of());
    }

    /** What all of some sets hold; empty where there is no set. */
    private static Optional<Set<String>> common(Stream<Set<String>> sets) {
        return sets.reduce((one, other) -> one.stream().filter(other::contains).collect(Collectors.toSet()));
    }

    /** Those of a SELECT on one of its tables; of a plain import those of what reads it. */
    private static Set<String> conditions(List<Scope> scopes, Scope scope, Scope.Item item) {
        Set<String> own = scope.where().stream()
                .filter(condition -> !Trees.columns(condition).isEmpty()
                        && !Trees.holds(condition, part -> part instanceof Expr.Subquery)
                        && Trees.columns(condition).stream()
                                .allMatch(column -> Trees.qualifier(column).equals(item.name())
                                        || Trees.qualifier(column).isEmpty()
                                                && scope.items().size() == 1))
                .map(condition -> bare(scope, item, condition))
                .collect(Collectors.toSet());
        if (!own.isEmpty() || !imports(scope)) {
            return own;
        }
        return common(scopes.stream().flatMap(reader -> reader.items().stream()
                        .filter(read -> reader.queryOf(read.table()) == scope.query())
                        .map(read -> conditions(scopes, reader, read))))
                .orElse(own);
    }

    private static boolean imports(Scope scope) {
        QueryBody.Select select = scope.select();
        return !scope.last()
                && scope.query().body() == select
                && select.items().size() == 1
                && select.items().get(0).expr() instanceof Expr.Star
                && scope.items().size() == 1
                && select.where() == null;
    }

    private static String bare(Scope scope, Scope.Item item, Expr condition) {
        String text = scope.model().text(condition.span());
        return item.name().isEmpty() ? text : text.replaceAll("(?i)\\b" + Pattern.quote(item.name()) + "\\.", "");
    }
}
