package io.plumbline.crawl;

import io.plumbline.job.UserError;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.PersonIdent;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A {@code history.yml}, whose own head describes its layout.
 *
 * @param root folder beside the file that holds the final content
 */
record HistoryScript(String root, String branch, List<Step> steps) {

    /**
     * One commit.
     *
     * @param reverts id of an earlier step, null where it reverts none
     */
    record Step(
            String id,
            PersonIdent author,
            String message,
            List<Move> renames,
            List<String> deletes,
            List<String> adds,
            List<Edit> edits,
            @Nullable String reverts) {}

    record Move(String from, String to) {}

    /** @param target where the content is written, {@code path} unless the script says otherwise */
    record Edit(String path, String target, List<Move> replacements) {}

    static HistoryScript read(Path file) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        try (Reader reader = Files.newBufferedReader(file)) {
            Map<?, ?> top = map(new Yaml(new SafeConstructor(options)).load(reader));
            Map<?, ?> people = map(top.get("authors"));
            List<Step> steps = new ArrayList<>();
            for (Object entry : list(top.get("commits"))) {
                steps.add(step(map(entry), people));
            }
            return new HistoryScript(text(top, "root"), text(top, "branch"), List.copyOf(steps));
        } catch (YAMLException | Wrong e) {
            throw UserError.input(file + " is no history: " + e.getMessage(), "Restore the file as it was delivered.");
        }
    }

    private static Step step(Map<?, ?> entry, Map<?, ?> people) {
        String id = text(entry, "id");
        Map<?, ?> person = map(people.get(text(entry, "author")));
        try {
            OffsetDateTime date = OffsetDateTime.parse(text(entry, "date"));
            PersonIdent author =
                    new PersonIdent(text(person, "name"), text(person, "email"), date.toInstant(), date.getOffset());
            List<Edit> edits = list(entry.get("edit")).stream()
                    .map(HistoryScript::map)
                    .map(edit -> new Edit(
                            text(edit, "path"),
                            edit.containsKey("as") ? text(edit, "as") : text(edit, "path"),
                            moves(edit.get("replace"))))
                    .toList();
            return new Step(
                    id,
                    author,
                    text(entry, "message").stripTrailing(),
                    moves(entry.get("rename")),
                    texts(entry.get("delete")),
                    texts(entry.get("add")),
                    edits,
                    entry.containsKey("reverts") ? text(entry, "reverts") : null);
        } catch (DateTimeParseException e) {
            throw new Wrong("commit " + id + " has no ISO 8601 date with offset");
        }
    }

    private static List<Move> moves(@Nullable Object value) {
        return list(value).stream()
                .map(HistoryScript::map)
                .map(move -> new Move(text(move, "from"), text(move, "to")))
                .toList();
    }

    private static List<String> texts(@Nullable Object value) {
        return list(value).stream().map(String::valueOf).toList();
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        if (value == null) {
            return List.of();
        }
        throw new Wrong("\"" + value + "\" stands where a list is expected");
    }

    private static Map<?, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new LinkedHashMap<>(map);
        }
        throw new Wrong("\"" + value + "\" stands where a mapping is expected");
    }

    private static String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        if (value == null) {
            throw new Wrong("an entry has no \"" + key + "\"");
        }
        return value.toString();
    }

    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }
}
