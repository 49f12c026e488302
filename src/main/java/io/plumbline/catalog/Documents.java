package io.plumbline.catalog;

import io.plumbline.model.BlobId;
import io.plumbline.model.FileTree;
import io.plumbline.model.Gap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The files of all sources. Content is stored once under Git's blob id of its bytes; each source lists paths. Safe for
 * concurrent use, by several processes too.
 */
public final class Documents {

    private static final String WORKTREE = "worktree";
    private static final int BATCH_FILES = 200;
    private static final long BATCH_BYTES = 8L << 20;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final TransactionTemplate transaction;

    Documents(JdbcClient jdbc, JdbcTemplate batch, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.transaction = transaction;
    }

    /** A path's row: the content's hash, and where it could not be read the reason. */
    record Entry(
            String revision,
            String hash,
            long size,
            @Nullable String problem) {}

    private record Content(String hash, byte[] bytes) {}

    /**
     * Makes a tree the present state of its source. Only content whose hash is unknown is read; it is committed in
     * batches, so that a process killed midway reads none of it again. The list of paths changes in one transaction.
     */
    public Listing replace(FileTree tree) {
        Map<String, Entry> entries = store(tree);
        return transaction.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 1))")
                    .param(tree.source())
                    .query((row, i) -> 0)
                    .list();
            return relist(tree, entries);
        });
    }

    /** The files of a source as last stored; empty where the source was never stored. Content is read when asked. */
    public Optional<FileTree> tree(String source) {
        return jdbc.sql("select revision from source_state where source = ?")
                .param(source)
                .query(String.class)
                .optional()
                .map(revision -> new StoredTree(source, revision, entries(source), jdbc));
    }

    /** The stored bytes of a content hash. */
    public Optional<byte[]> content(String hash) {
        return jdbc.sql("select content from blob where hash = ?")
                .param(hash)
                .query(byte[].class)
                .optional();
    }

    /**
     * Deletes content that no source lists and that was stored more than a week ago.
     *
     * @return how many contents went
     */
    public int sweep() {
        return jdbc.sql("""
                        delete from blob b
                        where stored_at < now() - interval '7 days'
                          and not exists (select 1 from listing l where l.blob = b.hash)
                        """).update();
    }

    private Map<String, Entry> store(FileTree tree) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        Map<String, String> unknown = new LinkedHashMap<>();
        for (String path : tree.paths()) {
            String hash = tree.hash(path);
            if (hash != null) {
                entries.put(path, new Entry(tree.revision(path), hash, tree.size(path), null));
                unknown.put(path, hash);
            }
        }
        Set<String> known = known(new HashSet<>(unknown.values()));
        unknown.values().removeIf(known::contains);
        List<Content> contents = new ArrayList<>();
        long bytes = 0;
        for (String path : unknown.keySet()) {
            Content content = read(tree, path, Objects.requireNonNull(entries.get(path)), entries);
            if (content != null && known.add(content.hash())) {
                contents.add(content);
                bytes += content.bytes().length;
            }
            if (contents.size() >= BATCH_FILES || bytes >= BATCH_BYTES) {
                save(contents);
                contents.clear();
                bytes = 0;
            }
        }
        save(contents);
        return entries;
    }

    /** A file that changed since it was listed is stored under the hash it has now. */
    private static @Nullable Content read(FileTree tree, String path, Entry listed, Map<String, Entry> entries) {
        try {
            byte[] bytes = tree.bytes(path);
            String hash = BlobId.of(bytes, listed.hash());
            String revision = hash.equals(listed.hash()) ? listed.revision() : WORKTREE;
            entries.put(path, new Entry(revision, hash, bytes.length, null));
            return new Content(hash, bytes);
        } catch (IOException e) {
            String problem = Json.storable(String.valueOf(e.getMessage()));
            entries.put(path, new Entry(listed.revision(), listed.hash(), listed.size(), problem));
            return null;
        }
    }

    private Set<String> known(Set<String> hashes) {
        Set<String> known = new HashSet<>();
        List<String> all = List.copyOf(hashes);
        for (int from = 0; from < all.size(); from += 5000) {
            String[] part = all.subList(from, Math.min(from + 5000, all.size())).toArray(String[]::new);
            known.addAll(jdbc.sql("select hash from blob where hash = any(?)")
                    .param(part)
                    .query(String.class)
                    .list());
        }
        return known;
    }

    private void save(List<Content> contents) {
        if (contents.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(status -> batch.batchUpdate(
                "insert into blob (hash, size, content) values (?, ?, ?) on conflict (hash) do nothing",
                contents.stream()
                        .sorted(Comparator.comparing(Content::hash)) // one order for all: no deadlock
                        .map(c -> new Object[] {c.hash(), c.bytes().length, c.bytes()})
                        .toList()));
    }

    private Listing relist(FileTree tree, Map<String, Entry> entries) {
        jdbc.sql("""
                        insert into source_state (source, revision) values (?, ?)
                        on conflict (source) do update set revision = excluded.revision, updated_at = now()
                        """).params(tree.source(), tree.revision()).update();
        Map<String, Entry> before = entries(tree.source());
        List<Object[]> upserts = new ArrayList<>();
        int added = 0;
        int changed = 0;
        for (Map.Entry<String, Entry> file : entries.entrySet()) {
            Entry old = before.get(file.getKey());
            Entry now = file.getValue();
            added += old == null ? 1 : 0;
            changed += old != null && !old.hash().equals(now.hash()) ? 1 : 0;
            if (!now.equals(old)) {
                upserts.add(new Object[] {
                    tree.source(),
                    file.getKey(),
                    now.revision(),
                    now.hash(),
                    now.size(),
                    now.problem() == null ? now.hash() : null,
                    now.problem()
                });
            }
        }
        batch.batchUpdate("""
                insert into listing (source, path, revision, hash, size, blob, problem) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (source, path) do update
                set revision = excluded.revision, hash = excluded.hash, size = excluded.size, blob = excluded.blob,
                    problem = excluded.problem
                """, upserts);
        List<Object[]> gone = before.keySet().stream()
                .filter(path -> !entries.containsKey(path))
                .map(path -> new Object[] {tree.source(), path})
                .toList();
        batch.batchUpdate("delete from listing where source = ? and path = ?", gone);
        int unchanged = entries.size() - added - changed;
        return new Listing(tree.source(), tree.revision(), added, changed, unchanged, gone.size(), gaps(entries));
    }

    private static List<Gap> gaps(Map<String, Entry> entries) {
        List<Gap> gaps = new ArrayList<>();
        entries.forEach((path, entry) -> {
            if (entry.problem() != null) {
                gaps.add(new Gap("file " + path, path, entry.problem()));
            }
        });
        return gaps;
    }

    private TreeMap<String, Entry> entries(String source) {
        Map<String, Entry> entries = new HashMap<>();
        jdbc.sql("select path, revision, hash, size, problem from listing where source = ?")
                .param(source)
                .query(row -> {
                    entries.put(
                            row.getString("path"),
                            new Entry(
                                    row.getString("revision"),
                                    row.getString("hash"),
                                    row.getLong("size"),
                                    row.getString("problem")));
                });
        return new TreeMap<>(entries);
    }
}
