package io.plumbline.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts environment variables and file contents where {@code ${NAME}} and {@code ${file:path}} stand. */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(file:[^}]+|[A-Za-z_][A-Za-z0-9_]*)}");
    private static final long MAX_FILE_BYTES = 64 * 1024;

    private final Map<String, String> environment;
    private final Path base;
    private final String where;

    /**
     * @param base folder that relative paths start from
     * @param where {@code jobs.yml:12}, the place to name in an error
     */
    Placeholders(Map<String, String> environment, Path base, String where) {
        this.environment = environment;
        this.base = base;
        this.where = where;
    }

    static Placeholders ofProcess() {
        return new Placeholders(System.getenv(), Path.of(""), "jobs.yml");
    }

    /** Whether the text is one placeholder and nothing else, as a secret has to be. */
    static boolean isWhole(String text) {
        return PLACEHOLDER.matcher(text).matches();
    }

    /**
     * The text with every placeholder replaced.
     *
     * @throws UserError where a variable is not set or a file cannot be read
     */
    String resolve(String option, String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder resolved = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(resolved, Matcher.quoteReplacement(value(option, matcher.group(1))));
        }
        return matcher.appendTail(resolved).toString();
    }

    private String value(String option, String name) {
        if (!name.startsWith("file:")) {
            String value = environment.get(name);
            if (value == null) {
                throw UserError.input(
                        where + ": option \"" + option + "\" names the environment variable " + name
                                + ", which is not set",
                        "Set " + name + " before you start Plumbline.");
            }
            return value;
        }
        Path file = base.resolve(name.substring("file:".length()));
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new IOException("it has more than 64 KiB");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw UserError.input(
                    where + ": option \"" + option + "\" names the file " + file + ", which cannot be read: "
                            + Reasons.of(e),
                    "Create the file, or name another one; a relative path starts at the folder of jobs.yml.");
        }
    }
}
