package io.plumbline.index;

import io.plumbline.model.Chunk;
import io.plumbline.model.Locator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The passages of all sources, file by file, with the words they are found by. Their vectors are kept apart, by text. Safe
 * for concurrent use, by several processes too.
 */
public final class ChunkIndex {

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final TransactionTemplate transaction;
    private final VectorStore vectors;

    ChunkIndex(JdbcClient jdbc, JdbcTemplate batch, TransactionTemplate transaction, VectorStore vectors) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.transaction = transaction;
        this.vectors = vectors;
    }

    /** What a change came to, in chunks. */
    public record Change(int added, int kept, int removed) {

        public Change plus(Change other) {
            return new Change(added + other.added, kept + other.kept, removed + other.removed);
        }
    }

    /** The fingerprints files of a source were last put with, by path: an equal one needs no new put. */
    public Map<String, String> files(String source) {
        Map<String, String> files = new HashMap<>();
        jdbc.sql("select path, fingerprint from index_file where source = ?")
                .param(source)
                .query(row -> {
                    files.put(row.getString("path"), row.getString("fingerprint"));
                });
        return files;
    }

    /**
     * Makes chunks the only ones of their file, in one transaction: new ones are added, vanished ones deleted. A file
     * without chunks is remembered too.
     *
     * @param fingerprint a hash over everything the chunks were made from
     * @throws IllegalArgumentException where a chunk is of another source or file
     */
    public Change put(String source, String path, String fingerprint, Collection<Chunk> chunks) {
        Map<String, Chunk> now = new LinkedHashMap<>();
        for (Chunk chunk : chunks) {
            if (!chunk.source().equals(source) || !chunk.locator().path().equals(path)) {
                throw new IllegalArgumentException(
                        "a chunk of " + chunk.source() + ":" + chunk.locator() + " is none of " + source + ":" + path);
            }
            now.putIfAbsent(chunk.id(), chunk);
        }
        return transaction.execute(status -> {
            jdbc.sql("""
                            insert into index_file (source, path, fingerprint) values (?, ?, ?)
                            on conflict (source, path) do update set fingerprint = excluded.fingerprint
                            """).params(source, path, fingerprint).update();
            int removed = jdbc.sql("delete from chunk where source = ? and path = ? and id <> all (?)")
                    .params(source, path, now.keySet().toArray(String[]::new))
                    .update();
            int before = jdbc.sql("select count(*) from chunk where source = ? and path = ?")
                    .params(source, path)
                    .query(Integer.class)
                    .single();
            upsert(now.values());
            IndexVersion.grow(jdbc);
            return new Change(now.size() - before, before, removed);
        });
    }

    /**
     * Forgets the files of a source that are not among these paths.
     *
     * @return how many chunks went
     */
    public int retain(String source, Collection<String> paths) {
        return transaction.execute(status -> {
            String[] kept = paths.toArray(String[]::new);
            int removed = jdbc.sql("delete from chunk where source = ? and path <> all (?)")
                    .params(source, kept)
                    .update();
            jdbc.sql("delete from index_file where source = ? and path <> all (?)")
                    .params(source, kept)
                    .update();
            IndexVersion.grow(jdbc);
            return removed;
        });
    }

    /** How many chunks a source has. */
    public long size(String source) {
        return jdbc.sql("select count(*) from chunk where source = ?")
                .param(source)
                .query(Long.class)
                .single();
    }

    /** Chunks of a source whose text has no vector of a model yet, so that an interrupted run can be finished. */
    public List<Chunk> withoutVector(String source, String model) {
        List<Chunk> all = jdbc.sql("select * from chunk where source = ? order by path, line, id")
                .param(source)
                .query((row, i) -> chunk(row))
                .list();
        var known =
                vectors.known(model, all.stream().map(Chunk::hash).distinct().toList());
        return all.stream().filter(chunk -> !known.contains(chunk.hash())).toList();
    }

    /** To be called after chunks were put and embedded: builds what makes searching many of them fast. */
    public void settle(String model) {
        vectors.settle(model);
    }

    /** {@code pgvector} or {@code in-process}: where vectors are searched. */
    public String vectorStore() {
        return vectors.name();
    }

    public Optional<Chunk> find(String id) {
        return find(List.of(id)).stream().findFirst();
    }

    List<Chunk> find(Collection<String> ids) {
        return jdbc.sql("select * from chunk where id = any(?)")
                .param(ids.toArray(String[]::new))
                .query((row, i) -> chunk(row))
                .list();
    }

    private void upsert(Collection<Chunk> chunks) {
        List<Object[]> rows = new ArrayList<>();
        for (Chunk c : chunks) {
            boolean lines = c.locator() instanceof Locator.Lines;
            rows.add(new Object[] {
                c.id(),
                c.source(),
                c.revision(),
                lines ? "lines" : "page",
                c.locator().path(),
                c.locator() instanceof Locator.Lines l ? l.line() : ((Locator.Page) c.locator()).page(),
                c.locator() instanceof Locator.Lines l ? l.endLine() : ((Locator.Page) c.locator()).page(),
                c.artifact(),
                c.kind(),
                storable(c.context()),
                storable(c.text()),
                c.hash()
            });
        }
        batch.batchUpdate("""
                insert into chunk (id, source, revision, locator_kind, path, line, end_line, artifact, kind, context,
                                   text, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update
                set revision = excluded.revision, artifact = excluded.artifact, kind = excluded.kind
                where (chunk.revision, chunk.artifact, chunk.kind)
                      is distinct from (excluded.revision, excluded.artifact, excluded.kind)
                """, rows);
    }

    /** Postgres holds no NUL; half a surrogate pair would become a question mark on the way. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private static Chunk chunk(ResultSet row) throws SQLException {
        String path = row.getString("path");
        Locator locator = row.getString("locator_kind").equals("lines")
                ? new Locator.Lines(path, row.getInt("line"), row.getInt("end_line"))
                : new Locator.Page(path, row.getInt("line"));
        return new Chunk(
                row.getString("id"),
                row.getString("source"),
                row.getString("revision"),
                locator,
                row.getString("artifact"),
                row.getString("kind"),
                row.getString("context"),
                row.getString("text"),
                row.getString("hash"));
    }
}
