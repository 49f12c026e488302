package io.plumbline.catalog;

import io.plumbline.model.Artifact;
import io.plumbline.model.Build;
import io.plumbline.model.Certainty;
import io.plumbline.model.Edge;
import io.plumbline.model.Location;
import io.plumbline.model.Project;
import io.plumbline.model.ProjectGraph;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The graphs of dbt projects, one per source and project folder, each with the fingerprint of what it was read from.
 * Lists keep their order. Safe for concurrent use, by several processes too.
 */
public final class Graphs {

    private static final String SHAPE = Shape.of(ProjectGraph.class);
    private static final int BATCH = 1000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final TransactionTemplate transaction;

    Graphs(JdbcClient jdbc, JdbcTemplate batch, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.transaction = transaction;
    }

    /**
     * The graph of a project, where it was read from exactly this input by a version of Plumbline with the same model.
     *
     * @param root the project's folder below the source's root; empty for the root itself
     * @param fingerprint a hash over everything the graph depends on
     */
    public Optional<ProjectGraph> find(String source, String root, String fingerprint) {
        record Head(long id, String project, String build) {}
        return transaction.execute(status -> jdbc.sql("""
                        select id, project, build from graph
                        where source = ? and root = ? and fingerprint = ? and shape = ?
                        for share
                        """)
                .params(source, root, fingerprint, SHAPE)
                .query((row, i) -> new Head(row.getLong(1), row.getString(2), row.getString(3)))
                .optional()
                .map(head -> new ProjectGraph(
                        Json.read(head.project(), Project.class),
                        artifacts(head.id()),
                        edges(head.id()),
                        gaps(head.id()),
                        Json.read(head.build(), Build.class))));
    }

    /** Replaces the graph of a project, in one transaction. */
    public void save(ProjectGraph graph, String fingerprint) {
        Project project = graph.project();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 2))")
                    .param(project.source() + "\n" + project.root())
                    .query((row, i) -> 0)
                    .list();
            jdbc.sql("delete from graph where source = ? and root = ?")
                    .params(project.source(), project.root())
                    .update();
            long id = jdbc.sql("""
                            insert into graph (source, root, fingerprint, shape, project, build)
                            values (?, ?, ?, ?, ?::json, ?::json) returning id
                            """)
                    .params(
                            project.source(),
                            project.root(),
                            fingerprint,
                            SHAPE,
                            Json.write(project),
                            Json.write(graph.build()))
                    .query(Long.class)
                    .single();
            insertArtifacts(id, graph.artifacts());
            insertEdges(id, graph.edges());
            insertGaps(id, graph.gaps());
        });
    }

    /** Forgets the graphs of a source whose project folders are no longer there. */
    public int retain(String source, Collection<String> roots) {
        return jdbc.sql("delete from graph where source = ? and root <> all (?)")
                .params(source, roots.toArray(String[]::new))
                .update();
    }

    private void insertArtifacts(long id, List<Artifact> artifacts) {
        insert("""
                insert into graph_artifact (graph, ordinal, id, kind, name, path, body)
                values (?, ?, ?, ?, ?, ?, ?::json)
                """, artifacts, (i, a) -> new Object[] {
            id,
            i,
            Json.storable(a.id()),
            Json.storable(a.kind()),
            Json.storable(a.name()),
            a.location().path(),
            Json.MAPPER.writerFor(Artifact.class).writeValueAsString(a)
        });
    }

    private void insertEdges(long id, List<Edge> edges) {
        insert("""
                insert into graph_edge (graph, ordinal, from_id, to_id, certainty, source, path, line, end_line)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, edges, (i, e) -> new Object[] {
            id,
            i,
            Json.storable(e.from()),
            Json.storable(e.to()),
            e.certainty().name(),
            e.location().source(),
            e.location().path(),
            e.location().line(),
            e.location().endLine()
        });
    }

    private void insertGaps(long id, List<ProjectGraph.Unresolved> gaps) {
        insert("""
                insert into graph_gap (graph, ordinal, what, why, source, path, line, end_line)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """, gaps, (i, g) -> new Object[] {
            id,
            i,
            Json.storable(g.what()),
            Json.storable(g.why()),
            g.location().source(),
            g.location().path(),
            g.location().line(),
            g.location().endLine()
        });
    }

    private interface Columns<T> {
        Object[] of(int ordinal, T value);
    }

    private <T> void insert(String sql, List<T> values, Columns<T> columns) {
        for (int from = 0; from < values.size(); from += BATCH) {
            List<Object[]> rows = new ArrayList<>();
            for (int i = from; i < Math.min(from + BATCH, values.size()); i++) {
                rows.add(columns.of(i, values.get(i)));
            }
            batch.batchUpdate(sql, rows);
        }
    }

    private List<Artifact> artifacts(long graph) {
        return jdbc.sql("select body from graph_artifact where graph = ? order by ordinal")
                .param(graph)
                .query((row, i) -> Json.read(row.getString(1), Artifact.class))
                .list();
    }

    private List<Edge> edges(long graph) {
        return jdbc.sql("select * from graph_edge where graph = ? order by ordinal")
                .param(graph)
                .query((row, i) -> new Edge(
                        row.getString("from_id"),
                        row.getString("to_id"),
                        Certainty.valueOf(row.getString("certainty")),
                        location(row)))
                .list();
    }

    private List<ProjectGraph.Unresolved> gaps(long graph) {
        return jdbc.sql("select * from graph_gap where graph = ? order by ordinal")
                .param(graph)
                .query((row, i) ->
                        new ProjectGraph.Unresolved(location(row), row.getString("what"), row.getString("why")))
                .list();
    }

    private static Location location(ResultSet row) throws SQLException {
        return new Location(row.getString("source"), row.getString("path"), row.getInt("line"), row.getInt("end_line"));
    }
}
