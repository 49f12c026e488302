package io.plumbline.crawl;

import java.nio.charset.StandardCharsets;

/** The few lines that Git LFS leaves in a repository in place of a file. */
final class LargeFilePointer {

    static final String WHY = "the repository holds a Git LFS pointer, not the content; Plumbline does not fetch it";

    /** A pointer's specification bounds it to 1,024 bytes. */
    static final int MAX_BYTES = 1024;

    private static final byte[] START = "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.US_ASCII);

    private LargeFilePointer() {}

    static boolean is(byte[] bytes) {
        if (bytes.length < START.length || bytes.length >= MAX_BYTES) {
            return false;
        }
        for (int i = 0; i < START.length; i++) {
            if (bytes[i] != START[i]) {
                return false;
            }
        }
        return true;
    }
}
