package io.plumbline.pipeline;

import io.plumbline.job.Reasons;
import io.plumbline.job.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Local packages and paths of a dbt project that start with {@code ../} lie outside its folder. */
final class UpwardPaths {

    private static final Pattern UPWARDS = Pattern.compile("(?:\\.\\./)+|\\.\\.(?=[\"'\\s]|$)");
    private static final long MAX_BYTES = 1024 * 1024;

    private UpwardPaths() {}

    /**
     * The folder to read so that everything the project names is seen: the project's own, or one above it.
     *
     * @throws UserError of kind INPUT where a project file cannot be read
     */
    static Path base(Path project) {
        Path base = project;
        for (int i = levels(project); i > 0 && base.getParent() != null; i--) {
            base = base.getParent();
        }
        return base;
    }

    private static int levels(Path project) {
        int levels = 0;
        for (String name : List.of("dbt_project.yml", "packages.yml", "dependencies.yml")) {
            Matcher upwards = UPWARDS.matcher(text(project.resolve(name)));
            while (upwards.find()) {
                levels = Math.max(levels, upwards.group().split("/").length);
            }
        }
        return levels;
    }

    private static String text(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES
                    ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    : "";
        } catch (IOException e) {
            throw UserError.input(file + " cannot be read: " + Reasons.of(e), "Make it readable.");
        }
    }
}
