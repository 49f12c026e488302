package io.plumbline.pipeline;

import io.plumbline.model.Artifact;
import io.plumbline.model.Certainty;
import io.plumbline.model.Edge;
import io.plumbline.model.Model;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.Relation;
import io.plumbline.model.Seed;
import io.plumbline.model.Snapshot;
import io.plumbline.model.Source;
import io.plumbline.sql.Dialect;
import io.plumbline.sql.KnownColumns;
import io.plumbline.sql.ModelLineage;
import io.plumbline.sql.OutputColumn;
import io.plumbline.sql.SqlStatement;
import io.plumbline.sql.SqlStatements;
import io.plumbline.sql.TableName;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Measures reading on real dbt projects. Arguments are {@code adapter=folder}. Every model is rendered and read; its tables
 * are compared with the relations of the nodes it depends on, and its output columns are followed. Prints what differs, one
 * line each, then a line of figures per project. Models that cannot be rendered are counted apart.
 */
final class SqlCorpus {

    private final Dialect dialect;
    private final Map<String, TableName> relations = new HashMap<>();
    private final Map<String, Set<TableName>> parents = new HashMap<>();
    private final Map<TableName, SqlStatement> queries = new LinkedHashMap<>();
    private int unrendered;
    private int models;
    private int parsed;
    private int tables;

    private SqlCorpus(Dialect dialect) {
        this.dialect = dialect;
    }

    public static void main(String[] arguments) {
        for (String argument : arguments) {
            String[] project = argument.split("=", 2);
            ProjectGraph graph = RepositoryGraph.read(Path.of(project[1]), "dev", project[0], Map.of());
            new SqlCorpus(Dialect.ofAdapter(project[0])).measure(project[1], graph);
        }
    }

    private void measure(String project, ProjectGraph graph) {
        graph.artifacts().forEach(this::relation);
        for (Edge edge : graph.edges()) {
            TableName parent = relations.get(edge.from());
            if (edge.certainty() == Certainty.CERTAIN && parent != null) {
                parents.computeIfAbsent(edge.to(), id -> new TreeSet<>()).add(parent);
            }
        }
        String own = graph.project().name();
        graph.artifacts().stream()
                .filter(a ->
                        a instanceof Model m && m.enabled() && m.packageName().equals(own))
                .forEach(a -> read((Model) a));
        List<OutputColumn> columns = columns();
        long known = columns.stream()
                .filter(c -> c.certainty() != OutputColumn.Certainty.UNKNOWN)
                .count();
        System.out.printf(
                "%s: %d models, %d not rendered; parsed %d, tables as depends_on %d; columns %d of %d%n",
                project, models, unrendered, parsed, tables, known, columns.size());
    }

    private void relation(Artifact artifact) {
        Relation relation = relationOf(artifact);
        if (relation != null) {
            relations.put(artifact.id(), name(relation));
        }
    }

    private static @Nullable Relation relationOf(Artifact artifact) {
        if (artifact instanceof Model model) {
            return model.relation();
        }
        if (artifact instanceof Seed seed) {
            return seed.relation();
        }
        if (artifact instanceof Snapshot snapshot) {
            return snapshot.relation();
        }
        return artifact instanceof Source source ? source.relation() : null;
    }

    private TableName name(Relation relation) {
        return new TableName(List.of(dialect.fold(relation.identifier(), false)));
    }

    private void read(Model model) {
        if (!model.language().equals("sql")) {
            return;
        }
        if (model.rendered() == null) {
            unrendered++;
            return;
        }
        models++;
        SqlStatements read = SqlStatements.parse(model.rendered().text(), dialect);
        if (!read.ok() || read.statements().size() != 1) {
            System.out.println("unread " + model.location().path() + " " + read.problems());
            return;
        }
        parsed++;
        SqlStatement statement = read.statements().get(0);
        queries.put(name(model.relation()), statement);
        Set<TableName> seen = statement.reads().stream()
                .map(table -> new TableName(List.of(dialect.fold(table.identifier(), false))))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<TableName> declared = parents.getOrDefault(model.id(), Set.of());
        seen.removeIf(table -> !relations.containsValue(table));
        if (seen.equals(declared)) {
            tables++;
        } else {
            System.out.println("tables " + model.location().path() + " read " + seen + " depends on " + declared);
        }
    }

    private List<OutputColumn> columns() {
        ModelLineage lineage = ModelLineage.of(queries, dialect, KnownColumns.NONE);
        return queries.keySet().stream()
                .map(lineage::model)
                .flatMap(made -> made == null ? java.util.stream.Stream.empty() : made.columns().stream())
                .toList();
    }
}
