package io.plumbline.catalog;

import io.plumbline.model.FileTree;
import java.io.IOException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The files of a source out of Postgres. */
final class StoredTree implements FileTree {

    private final String source;
    private final String revision;
    private final SortedMap<String, Documents.Entry> entries;
    private final JdbcClient jdbc;

    StoredTree(String source, String revision, SortedMap<String, Documents.Entry> entries, JdbcClient jdbc) {
        this.source = source;
        this.revision = revision;
        this.entries = new TreeMap<>(entries);
        this.jdbc = jdbc;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public String revision() {
        return revision;
    }

    @Override
    public String revision(String path) {
        Documents.Entry entry = entries.get(path);
        return entry == null ? revision : entry.revision();
    }

    @Override
    public SortedSet<String> paths() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(entries.keySet()));
    }

    @Override
    public @Nullable String hash(String path) {
        Documents.Entry entry = entries.get(path);
        return entry == null ? null : entry.hash();
    }

    @Override
    public long size(String path) {
        Documents.Entry entry = entries.get(path);
        return entry == null ? -1 : entry.size();
    }

    @Override
    public byte[] bytes(String path) throws IOException {
        Documents.Entry entry = entries.get(path);
        if (entry == null) {
            throw new IOException(path + " is no file of " + source + " at " + revision);
        }
        if (entry.problem() != null) {
            throw new IOException(entry.problem());
        }
        return jdbc.sql("select content from blob where hash = ?")
                .param(entry.hash())
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new IOException(
                        path + ": content " + entry.hash() + " is no longer stored; crawl " + source + " again"));
    }
}
