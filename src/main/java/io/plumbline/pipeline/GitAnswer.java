package io.plumbline.pipeline;

import io.plumbline.model.Redaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer about a repository's past, secrets masked, for a person and for programs.
 *
 * @param lines for a person, each at most {@link #WIDEST} characters
 * @param values for programs: what {@link #json} prints
 * @param more what was left out and how to see it, null where nothing was
 */
public record GitAnswer(
        List<String> lines,
        Map<String, Object> values,
        @Nullable String more) {

    private static final int WIDEST = 2000;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    public GitAnswer {
        lines = List.copyOf(lines);
        values = new LinkedHashMap<>(values);
    }

    @Override
    public Map<String, Object> values() {
        return new LinkedHashMap<>(values);
    }

    /** One object: {@code {"format":1, …}}. */
    public String json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", 1);
        json.putAll(values);
        return JSON.writeValueAsString(json);
    }

    /** The answer with every secret masked and every line cut to what a terminal can hold. */
    static GitAnswer masked(List<String> lines, Map<String, Object> values, @Nullable String more) {
        Redaction redaction = new Redaction();
        List<String> shown = new ArrayList<>(lines.size());
        for (String line : lines) {
            shown.add(cut(redaction.text(line)));
        }
        Map<String, Object> masked = new LinkedHashMap<>();
        values.forEach((key, value) -> masked.put(key, redaction.value(value)));
        return new GitAnswer(shown, masked, more);
    }

    private static String cut(String line) {
        return line.length() <= WIDEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, WIDEST))) + " … ("
                        + (line.length() - WIDEST) + " more characters)";
    }

    /** What to say where only the first of many are shown; null where all are. */
    static @Nullable String more(int shown, long all, String unit) {
        return shown >= all ? null : "the first %,d of %,d %s; --limit %d shows all".formatted(shown, all, unit, all);
    }
}
