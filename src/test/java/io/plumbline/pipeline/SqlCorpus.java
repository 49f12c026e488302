package io.plumbline.pipeline;

import io.plumbline.model.Artifact;
import io.plumbline.model.Certainty;
import io.plumbline.model.Edge;
import io.plumbline.model.Model;
import io.plumbline.model.ProjectGraph;
import io.plumbline.sql.ColumnLineage;
import io.plumbline.sql.Dialect;
import io.plumbline.sql.OutputColumn;
import io.plumbline.sql.ProjectSql;
import io.plumbline.sql.SqlStatements;
import io.plumbline.sql.TableName;
import io.plumbline.sql.Token;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Measures reading on real dbt projects. Arguments are {@code adapter=folder}. Every model is rendered and read; the nodes whose
 * tables it reads are compared with the nodes it depends on, and its output columns are followed. Prints what differs, one line
 * each, then a line of figures per project and one for all. Counted apart are models of whose SQL only a run of dbt knows all
 * parts, those that write the name of a table by hand, which dbt does not see, and those that name one for dbt in a comment.
 */
final class SqlCorpus {

    private final Count all = new Count();

    public static void main(String[] arguments) {
        SqlCorpus corpus = new SqlCorpus();
        for (String argument : arguments) {
            String[] project = argument.split("=", 2);
            corpus.measure(project[0], Path.of(project[1]));
        }
        System.out.println("all: " + corpus.all);
    }

    private void measure(String adapter, Path folder) {
        ProjectGraph graph = RepositoryGraph.read(folder, "dev", adapter, Map.of());
        ProjectSql sql = new ProjectSql(
                graph.artifacts(), node -> true, node -> Optional.empty(), seed -> "", Dialect.ofAdapter(adapter));
        Map<String, Set<String>> parents = new HashMap<>();
        for (Edge edge : graph.edges()) {
            TableName parent = sql.table(edge.from());
            Artifact node = parent == null ? null : sql.node(parent);
            if (edge.certainty() == Certainty.CERTAIN && node != null) {
                parents.computeIfAbsent(edge.to(), id -> new TreeSet<>()).add(node.id());
            }
        }
        Count count = new Count();
        for (Artifact artifact : graph.artifacts()) {
            if (artifact instanceof Model model
                    && model.enabled()
                    && model.language().equals("sql")
                    && model.packageName().equals(graph.project().name())) {
                read(model, sql, parents.getOrDefault(model.id(), Set.of()), count);
            }
        }
        System.out.println(folder + ": " + count);
        all.add(count);
    }

    private static void read(Model model, ProjectSql sql, Set<String> parents, Count count) {
        if (model.rendered() == null || !model.rendered().whole()) {
            count.open++;
            return;
        }
        count.models++;
        SqlStatements read = sql.statements(model.id());
        String path = model.location().path();
        if (read == null || !read.ok() || read.statements().size() != 1) {
            System.out.println("unread " + path + " " + (read == null ? "switched off" : read.problems()));
            return;
        }
        count.read++;
        Set<String> seen = new TreeSet<>();
        for (TableName table : read.statements().get(0).reads()) {
            Artifact node = sql.node(table);
            if (node != null) {
                seen.add(node.id());
            }
        }
        if (seen.equals(parents)) {
            count.tables++;
        } else if (!parents.containsAll(seen)) {
            count.written++;
        } else if (parents.stream().allMatch(id -> seen.contains(id) || hinted(read, sql, id))) {
            count.hinted++;
        } else {
            System.out.println("tables " + path + " read " + seen + " depends on " + parents);
        }
        columns(model, sql, count);
    }

    /** Whether a comment of the SQL names the table of a node, as a hint to dbt. */
    private static boolean hinted(SqlStatements read, ProjectSql sql, String id) {
        String name = Objects.requireNonNull(sql.table(id)).identifier();
        return SqlStatements.tokens(read.sql(), sql.dialect()).stream()
                .anyMatch(token -> token.type() == Token.Type.COMMENT
                        && token.text().toUpperCase(Locale.ROOT).contains("." + name.toUpperCase(Locale.ROOT)));
    }

    private static void columns(Model model, ProjectSql sql, Count count) {
        ColumnLineage made = sql.lineage().model(sql.table(model.id()));
        List<OutputColumn> columns = made == null ? List.of() : made.columns();
        for (OutputColumn column : columns) {
            count.columns++;
            if (column.certainty() == OutputColumn.Certainty.UNKNOWN) {
                System.out.println("column " + model.location().path() + " " + column.name());
            } else {
                count.known++;
            }
        }
    }

    private static final class Count {
        private int open;
        private int models;
        private int read;
        private int tables;
        private int written;
        private int hinted;
        private int columns;
        private int known;

        void add(Count other) {
            open += other.open;
            models += other.models;
            read += other.read;
            tables += other.tables;
            written += other.written;
            hinted += other.hinted;
            columns += other.columns;
            known += other.known;
        }

        @Override
        public String toString() {
            return "%d models (%d more need a run); read %d (%.2f %%), tables as depends_on %d (%.2f %%; %d more name a table by hand, %d in a comment), columns %d of %d (%.2f %%)"
                    .formatted(
                            models,
                            open,
                            read,
                            percent(read, models),
                            tables,
                            percent(tables, models - written - hinted),
                            written,
                            hinted,
                            known,
                            columns,
                            percent(known, columns));
        }

        private static double percent(int part, int whole) {
            return whole == 0 ? 0 : 100.0 * part / whole;
        }
    }
}
