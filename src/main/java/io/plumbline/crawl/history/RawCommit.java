package io.plumbline.crawl.history;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A commit object as it stands in the repository. Read here and not by JGit's walker because that one keeps dates in 32
 * bits, and a commit dated 2099 would sort before 1970.
 *
 * @param tree null where the object names none
 */
record RawCommit(
        ObjectId id, @Nullable ObjectId tree, List<ObjectId> parents, Ident author, Ident committer, String message) {

    /** Seconds since 1970; a date beyond the year 9999 or one that is no number counts as 0, as in Git. */
    record Ident(String name, String email, long seconds) {}

    private static final long LAST_SECOND = 253_402_300_799L;
    private static final int MAX_NAME = 200;
    private static final Ident NOBODY = new Ident("", "", 0);

    static RawCommit parse(ObjectId id, byte[] bytes) {
        Charset charset = charset(bytes);
        ObjectId tree = null;
        List<ObjectId> parents = new ArrayList<>();
        Ident author = NOBODY;
        Ident committer = NOBODY;
        int at = 0;
        while (at < bytes.length && bytes[at] != '\n') {
            int end = lineEnd(bytes, at);
            String line = new String(bytes, at, end - at, charset);
            if (line.startsWith("tree ")) {
                tree = objectId(line.substring(5));
            } else if (line.startsWith("parent ")) {
                ObjectId parent = objectId(line.substring(7));
                if (parent != null) {
                    parents.add(parent);
                }
            } else if (line.startsWith("author ")) {
                author = ident(line.substring(7));
            } else if (line.startsWith("committer ")) {
                committer = ident(line.substring(10));
            }
            at = end + 1;
        }
        int start = Math.min(bytes.length, at + 1);
        String message = new String(bytes, start, bytes.length - start, charset);
        return new RawCommit(id, tree, parents, author, committer, message);
    }

    private static int lineEnd(byte[] bytes, int at) {
        int end = at;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private static Charset charset(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && bytes[at] != '\n') {
            int end = lineEnd(bytes, at);
            String line = new String(bytes, at, Math.min(end - at, 80), StandardCharsets.US_ASCII);
            if (line.startsWith("encoding ")) {
                try {
                    return Charset.forName(line.substring(9).strip());
                } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                    return StandardCharsets.UTF_8;
                }
            }
            at = end + 1;
        }
        return StandardCharsets.UTF_8;
    }

    private static @Nullable ObjectId objectId(String hex) {
        return ObjectId.isId(hex) ? ObjectId.fromString(hex) : null;
    }

    private static Ident ident(String line) {
        int close = line.lastIndexOf('>');
        int open = close < 0 ? -1 : line.indexOf('<');
        if (open < 0 || open > close) {
            return new Ident(PlainText.of(line, MAX_NAME), "", 0);
        }
        String email = PlainText.of(line.substring(open + 1, line.indexOf('>', open)), MAX_NAME);
        return new Ident(PlainText.of(line.substring(0, open), MAX_NAME), email, seconds(line.substring(close + 1)));
    }

    private static long seconds(String rest) {
        String number = rest.strip().split(" ", 2)[0];
        if (number.isEmpty() || number.length() > 18 || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        long seconds = Long.parseLong(number);
        return seconds > LAST_SECOND ? 0 : seconds;
    }
}
