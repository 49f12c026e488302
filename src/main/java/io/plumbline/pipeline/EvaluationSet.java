package io.plumbline.pipeline;

import io.plumbline.catalog.Conversations.Turn;
import io.plumbline.job.Reasons;
import io.plumbline.job.UserError;
import io.plumbline.model.Citation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The questions whose answers a person called right, in a file of that person's: a JSON object a line with the question, the job
 * or folder, and the answer to hold later answers against. A question asked of the same thing again is there once.
 */
final class EvaluationSet {

    private final Path folder;

    EvaluationSet(Path folder) {
        this.folder = folder;
    }

    /** Adds a question; the file it is in. */
    synchronized Path add(String person, Turn turn) {
        Path file = folder.resolve(person.replaceAll("[^\\p{L}\\p{N}._-]", "_") + "-"
                + Citation.hash(person).substring(0, 6) + ".jsonl");
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file) || Files.readAllLines(file).stream().noneMatch(line -> same(line, turn))) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("about", turn.about());
                entry.put("question", turn.question());
                entry.put("tool", String.valueOf(turn.tool()));
                entry.put("answer", String.valueOf(turn.answer()));
                Files.writeString(
                        file,
                        JsonMapper.shared().writeValueAsString(entry) + "\n",
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
            return file;
        } catch (IOException e) {
            throw UserError.source(
                    "the evaluation set " + file + " cannot be written: " + Reasons.of(e), "Make the folder writable.");
        }
    }

    private static boolean same(String line, Turn turn) {
        JsonNode entry = JsonMapper.shared().readTree(line);
        return entry.path("question").asString("").equals(turn.question())
                && entry.path("about").asString("").equals(turn.about());
    }
}
