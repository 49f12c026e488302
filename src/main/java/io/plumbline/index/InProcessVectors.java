package io.plumbline.index;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Vectors in an ordinary table, searched exactly in this process: all of a source's vectors are held in memory (1.5 KB
 * each for 384 dimensions) until they change or memory runs short.
 */
final class InProcessVectors implements VectorStore {

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final TransactionTemplate transaction;
    private final Map<String, SoftReference<Rows>> cache = new HashMap<>();

    InProcessVectors(JdbcClient jdbc, JdbcTemplate batch, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.transaction = transaction;
    }

    /** One source's chunks with a vector: row i of the matrix belongs to chunk i. */
    private record Rows(long version, String model, String[] chunks, float[] matrix) {}

    @Override
    public Set<String> known(String model, Collection<String> hashes) {
        return new HashSet<>(jdbc.sql("select hash from chunk_vector where model = ? and hash = any(?)")
                .params(model, hashes.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    @Override
    public void save(String model, Map<String, float[]> vectors) {
        List<Object[]> rows = new ArrayList<>();
        new TreeMap<>(vectors).forEach((hash, vector) -> rows.add(new Object[] {model, hash, Vectors.bytes(vector)}));
        transaction.executeWithoutResult(status -> {
            batch.batchUpdate(
                    "insert into chunk_vector (model, hash, vector) values (?, ?, ?) on conflict do nothing", rows);
            IndexVersion.grow(jdbc);
        });
    }

    @Override
    public List<Near> nearest(String model, float[] question, Collection<String> sources, int limit) {
        long version = IndexVersion.now(jdbc);
        PriorityQueue<Near> best = new PriorityQueue<>(Near.NEAREST_FIRST.reversed());
        for (String source : new TreeSet<>(sources)) {
            Rows rows = rows(source, model, question.length, version);
            for (int i = 0; i < rows.chunks().length; i++) {
                Near near = Near.of(rows.chunks()[i], Vectors.dot(question, rows.matrix(), i * question.length));
                if (best.size() < limit) {
                    best.add(near);
                } else if (Near.NEAREST_FIRST.compare(near, best.element()) < 0) {
                    best.remove();
                    best.add(near);
                }
            }
        }
        return best.stream().sorted(Near.NEAREST_FIRST).toList();
    }

    @Override
    public void settle(String model) {
        jdbc.sql("analyze chunk, chunk_vector").update();
    }

    @Override
    public String name() {
        return "in-process";
    }

    private synchronized Rows rows(String source, String model, int dimension, long version) {
        SoftReference<Rows> kept = cache.get(source);
        @Nullable Rows rows = kept == null ? null : kept.get();
        if (rows == null || rows.version() != version || !rows.model().equals(model)) {
            rows = load(source, model, dimension, version);
            cache.put(source, new SoftReference<>(rows));
        }
        return rows;
    }

    /** The version was read before the rows: rows that are younger are loaded once more next time. */
    private Rows load(String source, String model, int dimension, long version) {
        return transaction.execute(status -> {
            int size = jdbc.sql("select count(*) from chunk where source = ?")
                    .param(source)
                    .query(Integer.class)
                    .single();
            Growing growing = new Growing(size, dimension);
            JdbcTemplate streaming = new JdbcTemplate(Objects.requireNonNull(batch.getDataSource()));
            streaming.setFetchSize(2000);
            streaming.query(
                    """
                    select c.id, v.vector from chunk c
                    join chunk_vector v on v.model = ? and v.hash = c.hash
                    where c.source = ?
                    """,
                    row -> {
                        growing.add(row.getString(1), row.getBytes(2));
                    },
                    model,
                    source);
            return growing.rows(version, model);
        });
    }

    private static final class Growing {

        private final int dimension;
        private String[] chunks;
        private float[] matrix;
        private int size;

        Growing(int expected, int dimension) {
            this.dimension = dimension;
            this.chunks = new String[Math.max(expected, 1)];
            this.matrix = new float[Math.multiplyExact(chunks.length, dimension)];
        }

        void add(String chunk, byte[] vector) {
            if (size == chunks.length) {
                chunks = Arrays.copyOf(chunks, size * 2);
                matrix = Arrays.copyOf(matrix, Math.multiplyExact(chunks.length, dimension));
            }
            Vectors.read(vector, matrix, size * dimension, dimension);
            chunks[size++] = chunk;
        }

        Rows rows(long version, String model) {
            return new Rows(version, model, Arrays.copyOf(chunks, size), Arrays.copyOf(matrix, size * dimension));
        }
    }
}
