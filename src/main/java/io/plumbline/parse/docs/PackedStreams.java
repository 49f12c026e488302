package io.plumbline.parse.docs;

import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Measures what the compressed streams of a PDF unpack to, before anything unpacks them into memory. */
final class PackedStreams {

    private static final byte[] KEYWORD = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "endstream".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 1 << 16;

    private PackedStreams() {}

    /** Whether a stream unpacks to more than that many bytes; what is no zlib stream counts as not compressed. */
    static boolean anyAbove(byte[] pdf, long limit) {
        byte[] buffer = new byte[BUFFER];
        int end = 0;
        for (int at = find(pdf, KEYWORD, 0); at >= 0; at = find(pdf, KEYWORD, end)) {
            int start = afterLineEnd(pdf, at + KEYWORD.length);
            end = find(pdf, END, start);
            end = end < 0 ? pdf.length : end + END.length;
            if (unpacked(pdf, start, end, limit, buffer) > limit) {
                return true;
            }
        }
        return false;
    }

    private static long unpacked(byte[] pdf, int start, int end, long limit, byte[] buffer) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(pdf, start, Math.max(0, end - start));
            long total = 0;
            while (total <= limit && !inflater.finished()) {
                int read = inflater.inflate(buffer);
                if (read == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                total += read;
            }
            return total;
        } catch (DataFormatException e) {
            return 0;
        } finally {
            inflater.end();
        }
    }

    private static int afterLineEnd(byte[] pdf, int at) {
        int start = at;
        if (start < pdf.length && pdf[start] == '\r') {
            start++;
        }
        return start < pdf.length && pdf[start] == '\n' ? start + 1 : start;
    }

    private static int find(byte[] pdf, byte[] word, int from) {
        for (int i = from; i <= pdf.length - word.length; i++) {
            int same = 0;
            while (same < word.length && pdf[i + same] == word[same]) {
                same++;
            }
            if (same == word.length) {
                return i;
            }
        }
        return -1;
    }
}
