package io.plumbline.pipeline;

import io.plumbline.job.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a repository at a revision, as a person names it: {@code PATH[@REV][:FROM[-TO]]}.
 *
 * @param path below the repository's root
 * @param revision {@code HEAD} where none was named
 * @param line first line, 1-based
 * @param endLine last line, inclusive; {@link Integer#MAX_VALUE} for the end of the file
 */
record GitPlace(String path, String revision, int line, int endLine) {

    private static final Pattern LINES = Pattern.compile("^(.+):(\\d{1,9})(?:-(\\d{1,9}))?$", Pattern.DOTALL);
    private static final Pattern REVISION = Pattern.compile("^(.+)@([^@{][^@]*(?:@\\{[^}]*}.*)?)$", Pattern.DOTALL);

    /**
     * Reads a place.
     *
     * @param prefix folder the path is told from, below the repository's root; empty for the root
     * @throws UserError of kind INPUT where the lines are no range or the path leaves the repository
     */
    static GitPlace of(String prefix, String text) {
        Matcher lines = LINES.matcher(text);
        boolean range = lines.matches();
        String file = range ? lines.group(1) : text;
        int from = range ? Integer.parseInt(lines.group(2)) : 1;
        int to = !range ? Integer.MAX_VALUE : lines.group(3) == null ? from : Integer.parseInt(lines.group(3));
        if (from < 1 || to < from) {
            throw UserError.input(
                    "\"" + text + "\" asks for lines " + from + " to " + to
                            + "; expected 1 or more, the first one first",
                    "For example models/orders.sql:10-20");
        }
        Matcher revision = REVISION.matcher(file);
        return revision.matches()
                ? new GitPlace(below(prefix, revision.group(1)), revision.group(2), from, to)
                : new GitPlace(below(prefix, file), "HEAD", from, to);
    }

    /** A path told from a folder, as the repository names it: without {@code .}, {@code ..} and a final slash. */
    static String below(String prefix, String path) {
        List<String> parts = new ArrayList<>();
        for (String part : (prefix + "/" + path.replace('\\', '/')).split("/")) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    throw UserError.input(
                            "\"" + path + "\" lies outside the repository; expected a path inside it",
                            "Give the path from here, or from the folder that --repo names.");
                }
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
