package io.plumbline.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Git's name for a content: the hash of {@code blob <size>\0} and the bytes in lower-case hexadecimal, 40 digits for
 * SHA-1, 64 for SHA-256.
 */
public final class BlobId {

    private static final String SHA_1 = "SHA-1";
    private static final int SHA_256_DIGITS = 64;

    private BlobId() {}

    /** The id by SHA-1. */
    public static String of(byte[] bytes) {
        return hex(start(SHA_1, bytes.length), bytes);
    }

    /** The id of the bytes by the hash function the claimed id was made with: SHA-256 for 64 digits, else SHA-1. */
    public static String of(byte[] bytes, String claimed) {
        return hex(start(claimed.length() == SHA_256_DIGITS ? "SHA-256" : SHA_1, bytes.length), bytes);
    }

    /** The id of a file's content by SHA-1; the file is not held in memory. */
    public static String of(Path file) throws IOException {
        long size = Files.size(file);
        MessageDigest digest = start(SHA_1, size);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[(int) Math.max(1, Math.min(size, 1 << 16))];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String hex(MessageDigest digest, byte[] bytes) {
        return HexFormat.of().formatHex(digest.digest(bytes));
    }

    private static MessageDigest start(String function, long size) {
        try {
            MessageDigest digest = MessageDigest.getInstance(function);
            digest.update(("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII));
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + function, e);
        }
    }
}
