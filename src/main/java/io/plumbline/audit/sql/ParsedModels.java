package io.plumbline.audit.sql;

import io.plumbline.audit.ModelSql;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Node;
import io.plumbline.audit.dbt.Sql;
import io.plumbline.model.Artifact;
import io.plumbline.model.Estate;
import io.plumbline.model.Model;
import io.plumbline.model.Project;
import io.plumbline.model.RenderedSql;
import io.plumbline.sql.Dialect;
import io.plumbline.sql.Problem;
import io.plumbline.sql.SqlStatements;
import io.plumbline.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The models the audit's focus needs whose SQL could be read, and what their SELECTs see. */
final class ParsedModels {

    private final Map<String, Parsed> byId = new LinkedHashMap<>();
    private final Map<String, List<Scope>> scopes = new LinkedHashMap<>();

    private final Map<String, String> unread = new LinkedHashMap<>();

    static ParsedModels of(RuleContext context) {
        Dag dag = Dag.of(context);
        ModelSql sql = ModelSql.of(context);
        ParsedModels models = context.derived(
                ParsedModels.class,
                estate -> new ParsedModels(
                        estate,
                        dag.own().filter(node -> node.model() && context.focus().needs(node.artifact())),
                        sql));
        models.unread.forEach((where, why) -> context.unread("the SQL of a model", where, why));
        return models;
    }

    private ParsedModels(Estate estate, Stream<Node> nodes, ModelSql sql) {
        nodes.forEach(node -> read(estate, node, sql).ifPresent(parsed -> {
            try {
                scopes.put(node.id(), Selects.of(parsed));
                byId.put(node.id(), parsed);
            } catch (StackOverflowError e) {
                scopes.remove(node.id());
            }
        }));
    }

    private Optional<Parsed> read(Estate estate, Node node, ModelSql sql) {
        Model model = (Model) node.artifact();
        Project project = node.home().project();
        if (!Dialect.isRead(project.adapter())) {
            unread.put(
                    node.home().projectFile().path(),
                    "`%s` is on %s, whose SQL is not read; rules on SQL do not see its models"
                            .formatted(project.name(), project.adapter()));
            return Optional.empty();
        }
        RenderedSql rendered = model.rendered();
        SqlStatements statements = sql.of(model).orElse(null);
        Optional<String> raw = Sql.text(estate, node);
        if (rendered == null || statements == null || raw.isEmpty()) {
            return Optional.empty();
        }
        if (!rendered.whole()) {
            unread.put(
                    node.artifact().location().path(),
                    "only a run of dbt can finish its SQL: it asks for a query's"
                            + " result, the columns of a relation or `execute`; rules on SQL do not see this model");
            return Optional.empty();
        }
        if (!statements.ok() || statements.statements().size() != 1) {
            unread.put(node.artifact().location().path(), why(statements, rendered));
            return Optional.empty();
        }
        return statements.statements().get(0).tree() instanceof Statement.Read read
                ? Optional.of(new Parsed(node, rendered, raw.get(), statements, read.query()))
                : Optional.empty();
    }

    private static String why(SqlStatements statements, RenderedSql rendered) {
        String hidden = "; rules on SQL do not see this model";
        if (statements.problems().isEmpty()) {
            return "it renders to " + statements.statements().size() + " statements, expected one" + hidden;
        }
        Problem first = statements.problems().get(0);
        return "line " + rendered.templateLine(first.span().line()) + ": " + first.message() + hidden;
    }

    /** Every model that was read, by id. */
    Stream<Parsed> all() {
        return byId.values().stream();
    }

    Optional<Parsed> of(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The models that read a node; none where something else reads it too, or one of them was not read.
     *
     * @param counts which of what reads the node counts
     */
    List<Parsed> readers(Estate estate, Node node, Predicate<Artifact> counts) {
        List<Artifact> children =
                estate.children(node.id()).stream().filter(counts).toList();
        List<Parsed> parsed =
                children.stream().flatMap(child -> of(child.id()).stream()).toList();
        return parsed.size() == children.size() ? parsed : List.of();
    }

    /** Every SELECT of a model, in the order of the text. */
    List<Scope> scopes(Parsed parsed) {
        return scopes.getOrDefault(parsed.node().id(), List.of());
    }

    /** Every SELECT of every model. */
    Stream<Scope> scopes() {
        return scopes.values().stream().flatMap(List::stream);
    }
}
