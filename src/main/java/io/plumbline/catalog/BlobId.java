package io.plumbline.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Git's id of a file's content: the hash of {@code blob <size>\0<bytes>}. */
final class BlobId {

    private static final int SHA_256_DIGITS = 64;

    private BlobId() {}

    /** The id of the bytes by the hash function the claimed id was made with: SHA-256 for 64 digits, else SHA-1. */
    static String of(byte[] bytes, String claimed) {
        try {
            MessageDigest digest = MessageDigest.getInstance(claimed.length() == SHA_256_DIGITS ? "SHA-256" : "SHA-1");
            digest.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1 and SHA-256", e);
        }
    }
}
