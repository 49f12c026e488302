package io.plumbline.crawl.snowflake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The rows of large results after the first ones, in compressed pieces that are fetched by address. */
final class Chunks {

    private final Map<String, byte[]> pieces = new ConcurrentHashMap<>();

    /** Rows that come with the answer itself. */
    volatile int inline = 500;

    /** Rows of a piece. */
    volatile int rows = 2_000;

    /** Keeps a piece and describes it: its address, rows and sizes in bytes. */
    ObjectNode add(String server, List<ArrayNode> part, ObjectNode into) {
        StringBuilder text = new StringBuilder();
        part.forEach(row -> text.append(text.isEmpty() ? "" : ",").append(row));
        byte[] plain = text.toString().getBytes(StandardCharsets.UTF_8);
        byte[] packed = gzip(plain);
        String id = UUID.randomUUID().toString();
        pieces.put(id, packed);
        return into.put("url", server + "/chunks/" + id)
                .put("rowCount", part.size())
                .put("uncompressedSize", plain.length)
                .put("compressedSize", packed.length);
    }

    byte[] get(String path) {
        byte[] piece = pieces.get(path.substring("/chunks/".length()));
        if (piece == null) {
            throw new IllegalArgumentException("no chunk " + path);
        }
        return piece;
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return packed.toByteArray();
    }
}
