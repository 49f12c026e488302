package io.plumbline.llm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Words to a model, kept as a resource {@code prompts/NAME.md} with a version in its first line. Nothing is filled in: what
 * is asked about follows as data. A text without holes cannot be mistaken for a template, whatever braces stand in the data.
 *
 * @param name path below {@code prompts}, without its ending
 * @param version raised with every change of the words; part of what answers are kept by
 */
record PromptFile(String name, int version, String text) {

    static PromptFile read(String name) {
        String file = resource(name + ".md");
        int end = file.indexOf('\n');
        String head = file.substring(0, end);
        if (!head.matches("version: \\d{1,6}")) {
            throw new IllegalStateException("prompts/" + name + ".md does not begin with its version");
        }
        return new PromptFile(
                name, Integer.parseInt(head.substring(9)), file.substring(end).strip());
    }

    static Shape shape(String name) {
        return new Shape(resource(name + ".schema.json"));
    }

    private static String resource(String name) {
        try (InputStream in = PromptFile.class.getResourceAsStream("/prompts/" + name)) {
            if (in == null) {
                throw new IllegalStateException("prompts/" + name + " is not packaged");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
