package io.plumbline.audit.sql;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Link;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.Area;
import io.plumbline.model.Artifact;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Severity;
import io.plumbline.model.Test;
import io.plumbline.sql.Expr;
import io.plumbline.sql.QueryBody;
import java.util.HashSet;
import java.util.List;
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
                    List<Parsed> readers = readers(context, node);
                    return readers.size() < atLeast ? Stream.empty() : row(context, node, readers);
                });
    }

    private static Stream<Finding> row(RuleContext context, Node node, List<Parsed> readers) {
        Set<String> shared = null;
        for (Parsed reader : readers) {
            Set<String> conditions = conditions(context, node, reader);
            if (shared == null) {
                shared = new HashSet<>(conditions);
            } else {
                shared.retainAll(conditions);
            }
        }
        List<String> all = shared == null ? List.of() : shared.stream().sorted().toList();
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

    /** The models that read it; none where anything but tests reads it besides, or one of them was not read. */
    private static List<Parsed> readers(RuleContext context, Node node) {
        List<Artifact> children = context.estate().children(node.id()).stream()
                .filter(child -> !(child instanceof Test))
                .toList();
        List<Parsed> parsed = children.stream()
                .flatMap(child -> ParsedModels.of(context).of(child.id()).stream())
                .toList();
        return parsed.size() == children.size() ? parsed : List.of();
    }

    /** The conditions that hold wherever a model reads the node, the table's name left out. */
    private static Set<String> conditions(RuleContext context, Node node, Parsed reader) {
        Grains grains = Grains.of(context);
        List<Scope> scopes = ParsedModels.of(context).scopes(reader);
        Set<String> shared = null;
        for (Scope scope : scopes) {
            for (Scope.Item item : scope.items()) {
                if (grains.node(scope, item.table()).filter(node::equals).isPresent()) {
                    Set<String> here = conditions(scopes, scope, item);
                    if (shared == null) {
                        shared = here;
                    } else {
                        shared.retainAll(here);
                    }
                }
            }
        }
        return shared == null ? Set.of() : shared;
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
                .collect(Collectors.toCollection(HashSet::new));
        if (!own.isEmpty() || !imports(scope)) {
            return own;
        }
        Set<String> shared = null;
        for (Scope reader : scopes) {
            for (Scope.Item read : reader.items()) {
                if (reader.queryOf(read.table()) == scope.query()) {
                    Set<String> here = conditions(scopes, reader, read);
                    if (shared == null) {
                        shared = here;
                    } else {
                        shared.retainAll(here);
                    }
                }
            }
        }
        return shared == null ? own : shared;
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
