package io.plumbline.crawl.history;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads blobs straight from the object store: no filter, no attribute, no LFS program, no fetch of what a partial clone
 * left away. Recently read ones are kept within a fixed number of bytes. Not for concurrent use.
 */
final class Blobs {

    /** Bytes above which a file's lines are not looked at. */
    static final int MAX_TEXT = 8 * 1024 * 1024;

    private static final long CACHE_BYTES = 48L * 1024 * 1024;
    private static final long CACHE_SPANS = 6_000_000;
    private static final int MAX_CONTENTS = 2_000_000;

    private final ObjectReader reader;
    private final Recent<ObjectId, byte[]> recent = new Recent<>(CACHE_BYTES, bytes -> bytes.length + 64L);
    private final Recent<Content, Spans> spans = new Recent<>(CACHE_SPANS, s -> s.count() + 16L);
    private final Map<ObjectId, Content> contents = new HashMap<>();
    private long missing;

    Blobs(ObjectReader reader) {
        this.reader = reader;
    }

    /** Blobs asked for and not in the repository, each time counted. */
    long missing() {
        return missing;
    }

    Content content(ObjectId id) {
        if (contents.size() >= MAX_CONTENTS) {
            contents.clear();
        }
        return contents.computeIfAbsent(id, any -> new Content());
    }

    /** Bytes, -1 where the blob is not in the repository. */
    long size(ObjectId id) throws IOException {
        return size(id, content(id));
    }

    long size(ObjectId id, Content content) throws IOException {
        if (content.size == Content.NOT_ASKED) {
            try {
                content.size = reader.getObjectSize(id, Constants.OBJ_BLOB);
            } catch (MissingObjectException e) {
                content.size = -1;
            }
        }
        return content.size;
    }

    /** The bytes, null where they are not in the repository or more than {@link #MAX_TEXT}. */
    byte @Nullable [] bytes(ObjectId id) throws IOException {
        byte[] known = recent.get(id);
        if (known != null) {
            return known;
        }
        try {
            ObjectLoader loader = reader.open(id, Constants.OBJ_BLOB);
            if (loader.getSize() > MAX_TEXT) {
                return null;
            }
            return recent.put(id.copy(), loader.getCachedBytes(MAX_TEXT));
        } catch (MissingObjectException e) {
            missing++;
            return null;
        }
    }

    @Nullable
    Spans spans(ObjectId id, Content content) throws IOException {
        Spans known = content.spans;
        if (known != null) {
            return known;
        }
        byte[] bytes = bytes(id);
        if (bytes == null) {
            return null;
        }
        Spans made = Spans.of(bytes);
        content.spans = made;
        return spans.put(content, made, old -> old.spans = null);
    }
}
