package io.plumbline.crawl.history;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes cut into lines; a line keeps its end, and a last line without one counts. Lines are 0-based here. */
final class TextLines {

    /** What Git looks at to tell binary from text: a NUL in these first bytes makes it binary. */
    private static final int BINARY_PROBE = 8000;

    private static final int TAB = 8;
    private static final int MAX_INDENT = 200;

    private final byte[] bytes;
    private final int[] starts;
    private final int count;

    TextLines(byte[] bytes) {
        this.bytes = bytes;
        int[] found = new int[16];
        int n = 0;
        for (int at = 0; at < bytes.length; at = after(at)) {
            if (n + 1 >= found.length) {
                found = Arrays.copyOf(found, found.length * 2);
            }
            found[n++] = at;
        }
        found[n] = bytes.length;
        this.starts = found;
        this.count = n;
    }

    private int after(int at) {
        int i = at;
        while (i < bytes.length && bytes[i] != '\n') {
            i++;
        }
        return Math.min(bytes.length, i + 1);
    }

    static boolean binary(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, BINARY_PROBE); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    int count() {
        return count;
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int line) {
        return starts[line];
    }

    int end(int line) {
        return starts[line + 1];
    }

    /** A line decoded as UTF-8, without its end. */
    String text(int line) {
        int end = end(line);
        while (end > start(line) && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        return new String(bytes, start(line), end - start(line), StandardCharsets.UTF_8);
    }

    int hash(int line) {
        int hash = 17;
        for (int i = starts[line]; i < starts[line + 1]; i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash ^ (hash >>> 15);
    }

    boolean same(int line, TextLines other, int otherLine) {
        return Arrays.equals(bytes, start(line), end(line), other.bytes, other.start(otherLine), other.end(otherLine));
    }

    /** Columns of white space before the text, tabs to the next multiple of 8; -1 for a blank line. */
    int indent(int line) {
        int columns = 0;
        for (int i = starts[line]; i < starts[line + 1]; i++) {
            byte c = bytes[i];
            if (c == ' ') {
                columns++;
            } else if (c == '\t') {
                columns += TAB - columns % TAB;
            } else if (c != '\n' && c != '\r' && c != '\f' && c != 0x0b) {
                return columns;
            }
            if (columns >= MAX_INDENT) {
                return MAX_INDENT;
            }
        }
        return -1;
    }
}
