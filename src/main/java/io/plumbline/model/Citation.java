package io.plumbline.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A pointer to the text that proves a statement.
 *
 * @param source name of the source in jobs.yml
 * @param revision the commit id, or {@code worktree}
 * @param quote the cited text itself, line ends as {@code \n}
 * @param quoteHash SHA-256 of {@code quote}, hexadecimal
 * @param level how far it was checked
 */
public record Citation(String source, String revision, Locator locator, String quote, String quoteHash, Level level) {

    /** How far a citation was checked; each level includes the ones before it. */
    public enum Level {
        /** Nothing was checked. */
        UNCHECKED,
        /** It is well formed. */
        L0,
        /** The artifact exists at that revision. */
        L1,
        /** The range lies inside the artifact. */
        L2,
        /** The quoted text is there. */
        L3,
        /** Every identifier and number of the sentence occurs in the cited text. */
        L4
    }

    public static Citation of(SourceFile file, Location lines) {
        List<String> all = file.lines();
        String quote = String.join("\n", all.subList(lines.line() - 1, Math.min(lines.endLine(), all.size())));
        return new Citation(
                file.source(),
                file.revision(),
                new Locator.Lines(file.path(), lines.line(), lines.endLine()),
                quote,
                hash(quote),
                Level.UNCHECKED);
    }

    public Citation at(Level checked) {
        return new Citation(source, revision, locator, quote, quoteHash, checked);
    }

    /** SHA-256 of a text's UTF-8 bytes, 64 hexadecimal digits. */
    public static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
