package io.plumbline.model;

/**
 * A range of lines in a file of a source.
 *
 * @param source name of the source in jobs.yml
 * @param path path below the source's root, with {@code /} between its parts
 * @param line first line, 1-based
 * @param endLine last line, 1-based, inclusive; never before {@code line}
 */
public record Location(String source, String path, int line, int endLine) implements Comparable<Location> {

    public Location {
        if (line < 1 || endLine < line) {
            throw new IllegalArgumentException(path + ": lines " + line + " to " + endLine + " are no range");
        }
    }

    public static Location ofLine(String source, String path, int line) {
        return new Location(source, path, line, line);
    }

    public boolean contains(Location other) {
        return source.equals(other.source) && path.equals(other.path) && line <= other.line && endLine >= other.endLine;
    }

    @Override
    public int compareTo(Location other) {
        int bySource = source.compareTo(other.source);
        if (bySource != 0) {
            return bySource;
        }
        int byPath = path.compareTo(other.path);
        if (byPath != 0) {
            return byPath;
        }
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(endLine, other.endLine);
    }

    /** {@code path:line}, or {@code path:line-endLine} where the range has more than one line. */
    @Override
    public String toString() {
        return path + ":" + line + (endLine > line ? "-" + endLine : "");
    }
}
