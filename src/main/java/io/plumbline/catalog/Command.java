package io.plumbline.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs a program to its end, in the C locale whatever the caller's is. */
final class Command {

    /** How a program ended, with standard output and error as one text. */
    record Result(int exit, String output) {}

    private Command() {}

    static boolean succeeds(List<String> line) {
        return run(line).exit() == 0;
    }

    /** A program that is not there ends with exit code 127, as in a shell. */
    static Result run(List<String> line) {
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(key -> key.startsWith("LC_") || key.startsWith("PG") || key.equals("LANGUAGE"));
        environment.put("LANG", "C");
        environment.put("LC_ALL", "C");
        environment.put("TZ", "UTC");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            try (InputStream output = process.getInputStream()) {
                String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
                return new Result(process.waitFor(), text);
            }
        } catch (IOException e) {
            return new Result(127, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseProblem(line.get(0) + " was interrupted", "run the command again", e);
        }
    }
}
