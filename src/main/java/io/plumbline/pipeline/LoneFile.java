package io.plumbline.pipeline;

import io.plumbline.model.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One SQL file in an empty dbt project: it sees dbt's own macros, {@code var}'s defaults, and nothing else. */
final class LoneFile implements FileTree {

    /** Where the file stands in the tree. */
    static final String PATH = "file.sql";

    private final Map<String, byte[]> files = new TreeMap<>();

    LoneFile(String text) {
        files.put("dbt_project.yml", "name: lone\nversion: '1.0'\n".getBytes(StandardCharsets.UTF_8));
        files.put(PATH, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String source() {
        return ".";
    }

    @Override
    public String revision() {
        return "worktree";
    }

    @Override
    public SortedSet<String> paths() {
        return new TreeSet<>(files.keySet());
    }

    @Override
    public @Nullable String hash(String path) {
        return null;
    }

    @Override
    public long size(String path) {
        byte[] bytes = files.get(path);
        return bytes == null ? -1 : bytes.length;
    }

    @Override
    public byte[] bytes(String path) throws IOException {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new IOException(path + ": there is no such file");
        }
        return bytes.clone();
    }
}
