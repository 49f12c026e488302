package io.plumbline.crawl.history;

import java.util.Arrays;

/**
 * A content as a bag of short spans, to say how much of it another content holds. The cut (at line ends, or after 64
 * bytes), the hash and its range are Git's: a rename is one at 50 % there and here.
 */
final class Spans {

    private static final int LONGEST = 64;
    private static final int RANGE = 107_927;

    private final int[] hashes;
    private final int[] bytes;
    private final long total;

    private Spans(int[] hashes, int[] bytes) {
        this.hashes = hashes;
        this.bytes = bytes;
        this.total = Arrays.stream(bytes).asLongStream().sum();
    }

    static Spans of(byte[] content) {
        boolean text = !TextLines.binary(content);
        long[] found = new long[16];
        int n = 0;
        int low = 0;
        int high = 0;
        int length = 0;
        for (int i = 0; i < content.length; i++) {
            int c = content[i] & 0xff;
            if (text && c == '\r' && i + 1 < content.length && content[i + 1] == '\n') {
                continue;
            }
            int before = low;
            low = (low << 7) ^ (high >>> 25);
            high = (high << 7) ^ (before >>> 25);
            low += c;
            length++;
            if (length < LONGEST && c != '\n') {
                continue;
            }
            if (n == found.length) {
                found = Arrays.copyOf(found, n * 2);
            }
            found[n++] = (long) Integer.remainderUnsigned(low + high * 0x61, RANGE) << 32 | length;
            low = 0;
            high = 0;
            length = 0;
        }
        return merged(Arrays.copyOf(found, n));
    }

    private static Spans merged(long[] found) {
        Arrays.sort(found);
        int[] hashes = new int[found.length];
        int[] bytes = new int[found.length];
        int n = 0;
        for (long span : found) {
            int hash = (int) (span >>> 32);
            if (n == 0 || hashes[n - 1] != hash) {
                hashes[n++] = hash;
            }
            bytes[n - 1] += (int) span;
        }
        return new Spans(Arrays.copyOf(hashes, n), Arrays.copyOf(bytes, n));
    }

    int count() {
        return hashes.length;
    }

    /**
     * Bytes of this content that stand in the other one too; 0 where they are surely less than the number asked for.
     */
    long common(Spans other, long asked) {
        long common = 0;
        long left = total;
        int i = 0;
        int j = 0;
        while (i < hashes.length && j < other.hashes.length) {
            int mine = hashes[i];
            int theirs = other.hashes[j];
            if (mine < theirs) {
                left -= bytes[i++];
                if (common + left < asked) {
                    return 0;
                }
            } else {
                if (mine == theirs) {
                    common += Math.min(bytes[i], other.bytes[j]);
                    left -= bytes[i++];
                }
                j++;
            }
        }
        return common;
    }
}
