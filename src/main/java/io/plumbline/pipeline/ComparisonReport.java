package io.plumbline.pipeline;

import io.plumbline.compare.ComparisonJson;
import io.plumbline.compare.ComparisonText;
import io.plumbline.model.Redaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** What changed in the projects of a folder, secrets masked, for a person and for programs. */
public final class ComparisonReport {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int SHORT_ID = 12;

    private ComparisonReport() {}

    /** The two revisions and what changed in each project; one line where nothing did. */
    public static List<String> lines(ProjectComparison compared) {
        List<String> lines = new ArrayList<>();
        for (ProjectComparison.Project project : compared.projects()) {
            String where = project.root().isEmpty() ? "" : project.root() + ": ";
            lines.add(shown(compared.before()) + " → " + shown(compared.after()) + "  " + where
                    + ComparisonText.summary(project.comparison()));
            for (String line : ComparisonText.lines(project.comparison())) {
                if (!line.startsWith(" ")) {
                    lines.add("");
                }
                lines.add(line);
            }
        }
        Redaction redaction = new Redaction();
        return lines.stream().map(redaction::text).toList();
    }

    /** One object, {@code {"format":1,"before","after","projects":[{"root","changes":[…]}]}}. */
    public static String json(ProjectComparison compared) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", 1);
        json.put("before", compared.before());
        json.put("after", compared.after());
        json.put(
                "projects",
                compared.projects().stream()
                        .map(project -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("root", project.root());
                            one.put("changes", ComparisonJson.of(project.comparison()));
                            return one;
                        })
                        .toList());
        return JSON.writeValueAsString(new Redaction().value(json));
    }

    private static String shown(String revision) {
        return revision.equals("worktree") ? "work tree" : revision.substring(0, Math.min(SHORT_ID, revision.length()));
    }
}
