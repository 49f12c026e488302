package io.plumbline.audit;

import io.plumbline.model.Artifact;
import io.plumbline.model.Estate;
import io.plumbline.model.Model;
import io.plumbline.model.Project;
import io.plumbline.model.Seed;
import io.plumbline.sql.ColumnOrigin;
import io.plumbline.sql.Dialect;
import io.plumbline.sql.OutputColumn;
import io.plumbline.sql.ProjectSql;
import io.plumbline.sql.SqlStatements;
import io.plumbline.sql.TableName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The SQL of models after Jinja and the columns it gives, read once per audit in the dialect of each project, as far as the audit's
 * focus needs it.
 */
public final class ModelSql {

    private final Map<String, ProjectSql> byPackage = new HashMap<>();

    public static ModelSql of(RuleContext context) {
        return context.derived(ModelSql.class, estate -> new ModelSql(estate, context.focus()));
    }

    /** The same outside an audit; it is read anew. */
    public static ModelSql of(Estate estate) {
        return new ModelSql(estate, Focus.everything());
    }

    private ModelSql(Estate estate, Focus focus) {
        for (Project project : estate.projects()) {
            Set<String> owners = new HashSet<>(project.installed());
            owners.add(project.name());
            List<Artifact> artifacts = estate.of(Artifact.class)
                    .filter(artifact -> owners.contains(artifact.packageName()))
                    .toList();
            ProjectSql sql = new ProjectSql(
                    artifacts,
                    focus::needs,
                    estate::built,
                    seed -> header(estate, seed),
                    Dialect.ofAdapter(project.adapter()));
            byPackage.put(project.name(), sql);
            project.installed().forEach(owner -> byPackage.putIfAbsent(owner, sql));
        }
    }

    private static String header(Estate estate, Seed seed) {
        return estate.file(seed.location().source(), seed.location().path())
                .flatMap(file -> file.text().lines().findFirst())
                .orElse("");
    }

    /** The statements of a model, problems and all; empty for Python and where the SQL was not rendered. */
    public Optional<SqlStatements> of(Model model) {
        return project(model).map(sql -> sql.statements(model.id()));
    }

    /** The columns of a model or seed, folded, in order; empty where not all of them are known by name. */
    public Optional<List<String>> columns(Artifact node) {
        return project(node).flatMap(sql -> {
            TableName table = sql.table(node.id());
            if (table == null || sql.node(table) != node || !sql.lineage().complete(table)) {
                return Optional.empty();
            }
            return Optional.ofNullable(sql.lineage().of(table));
        });
    }

    /** A column of a node. */
    public record NodeColumn(Artifact node, String column) {}

    /** The column of a node above whose values a column passes on unchanged; empty where it is computed or not known. */
    public Optional<NodeColumn> passedOn(NodeColumn of) {
        return project(of.node()).flatMap(sql -> {
            TableName table = sql.table(of.node().id());
            if (table == null) {
                return Optional.empty();
            }
            return sql.columns(of.node().id()).stream()
                    .filter(name -> name.equalsIgnoreCase(of.column()))
                    .flatMap(name -> Stream.ofNullable(sql.lineage().column(new ColumnOrigin(table, name))))
                    .filter(made -> made.certainty() == OutputColumn.Certainty.DIRECT
                            && made.from().size() == 1)
                    .map(made -> made.from().get(0))
                    .flatMap(from ->
                            Stream.ofNullable(sql.node(from.table())).map(node -> new NodeColumn(node, from.column())))
                    .findFirst();
        });
    }

    /** The SQL of the project that a node belongs to; empty where it belongs to none. */
    public Optional<ProjectSql> project(Artifact node) {
        return Optional.ofNullable(byPackage.get(node.packageName()));
    }
}
