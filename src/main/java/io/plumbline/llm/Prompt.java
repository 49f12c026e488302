package io.plumbline.llm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One question to a model: words of ours, the form of the answer, and data of strangers. The data stands between marks that are
 * drawn anew for every call, so that nobody who wrote it knows how it ends.
 */
public final class Prompt {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String purpose;
    private final List<PromptFile> files;
    private final Shape shape;
    private final List<Block> data;

    private Prompt(String purpose, List<PromptFile> files, Shape shape, List<Block> data) {
        this.purpose = purpose;
        this.files = files;
        this.shape = shape;
        this.data = data;
    }

    /**
     * A piece of data.
     *
     * @param name our word for it
     */
    public record Block(String name, String text) {}

    /**
     * @param purpose the task: {@code prompts/task/PURPOSE.md} and its schema
     * @param domains what the data is about: {@code dbt}, {@code git}, {@code snowflake}; each explains its words
     */
    public static Prompt of(String purpose, List<String> domains, List<Block> data) {
        List<PromptFile> files = new ArrayList<>(List.of(PromptFile.read("task/" + purpose)));
        domains.stream()
                .sorted()
                .distinct()
                .map(domain -> PromptFile.read(domain + "/terms"))
                .forEach(files::add);
        files.add(PromptFile.read("task/data"));
        return new Prompt(purpose, List.copyOf(files), PromptFile.shape("task/" + purpose), List.copyOf(data));
    }

    String purpose() {
        return purpose;
    }

    Shape shape() {
        return shape;
    }

    /** Our words, and nothing of anybody else. */
    String instructions() {
        StringBuilder text = new StringBuilder();
        files.forEach(file -> text.append(file.text()).append("\n\n"));
        return text.append(shape.text().strip()).toString();
    }

    /** The data, each piece between lines with a mark that occurs in none of it. */
    String delimited() {
        String mark = mark();
        while (holds(mark)) {
            mark = mark();
        }
        StringBuilder text = new StringBuilder("The mark is " + mark + ".\n");
        for (Block block : data) {
            text.append("\nBEGIN ")
                    .append(mark)
                    .append(' ')
                    .append(block.name())
                    .append('\n');
            text.append(block.text()).append("\nEND ").append(mark).append('\n');
        }
        return text.toString();
    }

    private boolean holds(String mark) {
        return data.stream().anyMatch(block -> block.text().contains(mark));
    }

    private static String mark() {
        byte[] bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** SHA-256 of all that decides the answer, the mark left out. */
    String hash(String provider, String address, String model, int answerTokens) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<String> parts = new ArrayList<>(List.of(provider, address, model, String.valueOf(answerTokens)));
            files.forEach(file -> parts.addAll(List.of(file.name(), String.valueOf(file.version()), file.text())));
            parts.add(shape.text());
            data.forEach(block -> parts.addAll(List.of(block.name(), block.text())));
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
