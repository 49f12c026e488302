package io.plumbline.index;

import com.pgvector.PGvector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Vectors in a column of pgvector's type, searched by the server: exactly, until there are so many that an HNSW index
 * pays.
 */
final class PgVectors implements VectorStore {

    /** Exact search took 32 ms among 50,000 vectors of 384 dimensions, building the index 16 s: below, it never pays. */
    static final int HNSW_FROM = 100_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final TransactionTemplate transaction;
    private final int hnswFrom;
    private boolean iterative;

    PgVectors(JdbcClient jdbc, JdbcTemplate batch, TransactionTemplate transaction, int hnswFrom) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.transaction = transaction;
        this.hnswFrom = hnswFrom;
    }

    /** Makes the table, and takes over vectors that were saved before the server had pgvector. */
    void prepare() {
        iterative = iterative(jdbc.sql("select extversion from pg_extension where extname = 'vector'")
                .query(String.class)
                .single());
        transaction.executeWithoutResult(status -> migrate());
    }

    /** Whether an index scan can go on where a filter left too few rows: since pgvector 0.8. */
    static boolean iterative(String version) {
        String[] parts = version.split("\\.");
        return Integer.parseInt(parts[0]) > 0 || parts.length > 1 && Integer.parseInt(parts[1]) >= 8;
    }

    private void migrate() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('plumbline pgvector', 3))")
                .query((row, i) -> 0)
                .list();
        jdbc.sql("""
                        create table if not exists chunk_pgvector (
                            model     text   not null,
                            hash      text   not null,
                            embedding vector not null,
                            primary key (model, hash)
                        )
                        """).update();
        List<String> models = jdbc.sql("select distinct model from chunk_vector")
                .query(String.class)
                .list();
        models.forEach(this::takeOver);
    }

    private void takeOver(String model) {
        List<Object[]> rows = new ArrayList<>();
        jdbc.sql("select hash, vector from chunk_vector where model = ? order by hash")
                .param(model)
                .query(row -> {
                    byte[] bytes = row.getBytes("vector");
                    float[] vector = new float[bytes.length / Float.BYTES];
                    Vectors.read(bytes, vector, 0, vector.length);
                    rows.add(new Object[] {model, row.getString("hash"), new PGvector(vector)});
                });
        insert(rows);
        jdbc.sql("delete from chunk_vector where model = ?").param(model).update();
        IndexVersion.grow(jdbc);
    }

    private void insert(List<Object[]> rows) {
        batch.batchUpdate(
                "insert into chunk_pgvector (model, hash, embedding) values (?, ?, ?) on conflict do nothing", rows);
    }

    @Override
    public Set<String> known(String model, Collection<String> hashes) {
        return new HashSet<>(jdbc.sql("select hash from chunk_pgvector where model = ? and hash = any(?)")
                .params(model, hashes.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    @Override
    public void save(String model, Map<String, float[]> vectors) {
        List<Object[]> rows = new ArrayList<>();
        new TreeMap<>(vectors).forEach((hash, vector) -> rows.add(new Object[] {model, hash, new PGvector(vector)}));
        transaction.executeWithoutResult(status -> {
            insert(rows);
            IndexVersion.grow(jdbc);
        });
    }

    @Override
    public List<Near> nearest(String model, float[] question, Collection<String> sources, int limit) {
        // The index knows the type with its dimension only, so the query names it: a number of ours, no user's text.
        String embedding = "(v.embedding::vector(" + question.length + "))";
        String sql = """
                select c.id, -(%1$s <#> ?) as similarity
                from chunk_pgvector v join chunk c on c.hash = v.hash
                where v.model = ? and c.source = any(?) and vector_dims(v.embedding) = %2$d
                order by %1$s <#> ?
                limit ?
                """.formatted(embedding, question.length);
        PGvector vector = new PGvector(question);
        String[] names = sources.toArray(String[]::new);
        return transaction.execute(status -> {
            tune();
            return jdbc
                    .sql(sql)
                    .params(vector, model, names, vector, limit + limit / 2 + 10)
                    .query((row, i) -> Near.of(row.getString("id"), row.getDouble("similarity")))
                    .list()
                    .stream()
                    .sorted(Near.NEAREST_FIRST)
                    .limit(limit)
                    .toList();
        });
    }

    /** With an index: look at more candidates, and go on where the filter by source left too few. */
    private void tune() {
        jdbc.sql("set local hnsw.ef_search = 200").update();
        if (iterative) {
            jdbc.sql("set local hnsw.iterative_scan = strict_order").update();
        }
    }

    @Override
    public void settle(String model) {
        jdbc.sql("analyze chunk, chunk_pgvector").update();
        int count = jdbc.sql("select count(*) from chunk_pgvector where model = ?")
                .param(model)
                .query(Integer.class)
                .single();
        if (count < hnswFrom) {
            return;
        }
        int dimension = jdbc.sql("select vector_dims(embedding) from chunk_pgvector where model = ? limit 1")
                .param(model)
                .query(Integer.class)
                .single();
        jdbc.sql("create index if not exists chunk_pgvector_hnsw_" + dimension
                        + " on chunk_pgvector using hnsw ((embedding::vector(" + dimension
                        + ")) vector_ip_ops) where vector_dims(embedding) = " + dimension)
                .update();
    }

    @Override
    public String name() {
        return "pgvector";
    }
}
