package io.plumbline.audit;

import io.plumbline.model.FileTree;
import io.plumbline.model.TextTree;
import java.io.IOException;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Files given as text, as if they stood in a commit. */
record CommittedText(TextTree text, String revision) implements FileTree {

    @Override
    public String source() {
        return text.source();
    }

    @Override
    public SortedSet<String> paths() {
        return text.paths();
    }

    @Override
    public @Nullable String hash(String path) {
        return text.hash(path);
    }

    @Override
    public long size(String path) {
        return text.size(path);
    }

    @Override
    public byte[] bytes(String path) throws IOException {
        return text.bytes(path);
    }
}
