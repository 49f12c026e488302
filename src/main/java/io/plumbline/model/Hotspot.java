package io.plumbline.model;

import java.util.Locale;
import java.util.Set;

/**
 * How much attention a file asks for: what is long and changes often costs most. The measure is Adam Tornhill's (Your
 * Code as a Crime Scene, 2015): change frequency times lines of code, the latter standing for complexity.
 *
 * @param commits commits that touched it, renames followed
 * @param lines lines it has at the tip
 */
public record Hotspot(String path, int commits, int lines) {

    private static final Set<String> CODE = Set.of("sql", "py", "yml", "yaml", "ipynb", "sh", "java", "js", "ts");

    static Hotspot of(FileHistory file) {
        return new Hotspot(file.path(), file.commits(), file.length());
    }

    /** Whether a file is code, by its ending. */
    static boolean judges(FileHistory file) {
        String path = file.path();
        return CODE.contains(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** Commits times lines. */
    public long score() {
        return (long) commits * lines;
    }
}
