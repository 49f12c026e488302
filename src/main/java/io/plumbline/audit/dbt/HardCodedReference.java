package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.ModelSql;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Model;
import io.plumbline.model.RenderedSql;
import io.plumbline.model.Severity;
import io.plumbline.sql.SqlStatements;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A model that names a table itself instead of using {@code ref} or {@code source}. */
@Rule(
        id = "hard-coded-reference",
        area = Area.MODELING,
        severity = Severity.WARNING,
        summary = "A model names a table itself instead of through ref or source",
        aliases = "fct_hard_coded_references")
final class HardCodedReference implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Dag dag = Dag.of(context);
        ModelSql trees = ModelSql.of(context);
        return dag.models()
                .filter(node -> context.focus().asks(node.artifact()))
                .filter(node -> node.own() && "sql".equals(((Model) node.artifact()).language()))
                .flatMap(node -> context
                        .estate()
                        .file(node.top().source(), node.top().path())
                        .stream()
                        .flatMap(file -> check(context, dag, node, names(file.text(), node, trees))));
    }

    /** As the tree of the SQL has them; from the text alone where the SQL could not be rendered or read. */
    private static List<HardCodedReferences.Found> names(String text, Node node, ModelSql trees) {
        Model model = (Model) node.artifact();
        RenderedSql rendered = model.rendered();
        HardCodedReferences references = new HardCodedReferences(text);
        return trees.of(model)
                .filter(SqlStatements::ok)
                .filter(tree -> rendered != null)
                .map(tree -> new TablesInTree(tree, Objects.requireNonNull(rendered)).judge(references))
                .orElseGet(references::all);
    }

    private static Stream<Finding> check(
            RuleContext context, Dag dag, Node node, List<HardCodedReferences.Found> written) {
        List<HardCodedReferences.Found> found =
                written.stream().filter(name -> !resolves(dag, node, name)).toList();
        if (found.isEmpty()) {
            return Stream.empty();
        }
        List<String> names = found.stream()
                .map(HardCodedReferences.Found::text)
                .distinct()
                .sorted()
                .toList();
        List<Location> places =
                found.stream().map(name -> at(node, name.line())).toList();
        return Dag.row(
                context,
                node,
                "",
                "`%s` names %s itself instead of through `ref` or `source`".formatted(node.name(), Dag.names(names)),
                places.get(0),
                Facts.of("model", node.name(), "hard_coded_references", String.join(", ", names)),
                places.toArray(Location[]::new));
    }

    /** A variable may hold a ref or source itself; then the graph knows an edge from this very line. */
    private static boolean resolves(Dag dag, Node node, HardCodedReferences.Found name) {
        String variable = HardCodedReferences.variable(name.text());
        if (variable == null) {
            return false;
        }
        return dag.in(node).stream().anyMatch(link -> link.at().equals(at(node, name.line())))
                || holdsReference(node.home().project().vars(), variable);
    }

    private static boolean holdsReference(Map<?, ?> vars, String variable) {
        Object value = vars.get(variable);
        if (value != null
                && (value.toString().contains("ref(") || value.toString().contains("source("))) {
            return true;
        }
        return vars.values().stream()
                .anyMatch(scoped -> scoped instanceof Map<?, ?> map && holdsReference(map, variable));
    }

    private static Location at(Node node, int line) {
        return Location.ofLine(node.top().source(), node.top().path(), line);
    }
}
