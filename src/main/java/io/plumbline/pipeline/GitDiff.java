package io.plumbline.pipeline;

import io.plumbline.crawl.GitQueries;
import io.plumbline.crawl.GitQueries.FileDiff;
import io.plumbline.crawl.GitQueries.Hunk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers what differs between two revisions, line by line, as a unified diff. */
final class GitDiff {

    private static final int CONTEXT = 3;

    private final GitQueries queries;
    private final GitText text;
    private final String before;
    private final String after;
    private final int limit;
    private final List<String> lines = new ArrayList<>();
    private long all;

    GitDiff(GitQueries queries, String before, String after, int limit) {
        this.queries = queries;
        this.text = new GitText(queries);
        this.before = before;
        this.after = after;
        this.limit = limit;
    }

    GitAnswer answer(String below) throws IOException {
        List<Object> files = new ArrayList<>();
        for (FileDiff file : queries.diff(before, after, below, CONTEXT)) {
            files.add(file(file));
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("before", before);
        values.put("after", after);
        values.put("files", files);
        return GitAnswer.masked(lines, values, GitAnswer.more(lines.size(), all, "lines"));
    }

    private Map<String, Object> file(FileDiff file) throws IOException {
        print("%s %s%s".formatted(letter(file), name(file), counts(file)));
        List<Object> hunks = new ArrayList<>();
        for (Hunk hunk : file.hunks()) {
            print("@@ -%d,%d +%d,%d @@".formatted(hunk.oldLine(), hunk.oldCount(), hunk.newLine(), hunk.newCount()));
            List<String> shown = lines(file, hunk);
            shown.forEach(this::print);
            all += hunk.lines().size() - shown.size();
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("oldLine", hunk.oldLine());
            values.put("oldCount", hunk.oldCount());
            values.put("newLine", hunk.newLine());
            values.put("newCount", hunk.newCount());
            values.put("lines", shown);
            hunks.add(values);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("change", file.kind().name().toLowerCase(Locale.ROOT));
        values.put("oldPath", file.oldPath());
        values.put("newPath", file.newPath());
        values.put("likeness", file.percent());
        values.put("added", file.added() < 0 ? null : file.added());
        values.put("removed", file.added() < 0 ? null : file.removed());
        values.put("hunks", hunks);
        return values;
    }

    /** The lines of a hunk as the masked files have them; none once the limit is reached. */
    private List<String> lines(FileDiff file, Hunk hunk) throws IOException {
        int oldLine = hunk.oldLine();
        int newLine = hunk.newLine();
        List<String> shown = new ArrayList<>();
        for (String line : hunk.lines()) {
            if (all + shown.size() >= limit) {
                break;
            }
            char sign = line.charAt(0);
            if (sign == '-') {
                shown.add("-" + masked(before, file.oldPath(), oldLine++));
            } else {
                shown.add(sign + masked(after, file.newPath(), newLine++));
                oldLine += sign == ' ' ? 1 : 0;
            }
        }
        return shown;
    }

    private String masked(String revision, @Nullable String path, int line) throws IOException {
        return path == null ? "" : text.line(revision, path, line);
    }

    private void print(String line) {
        if (all++ < limit) {
            lines.add(line);
        }
    }

    private static char letter(FileDiff file) {
        return switch (file.kind()) {
            case ADDED -> '+';
            case DELETED -> '-';
            case MODIFIED -> '~';
            case RENAMED -> '>';
        };
    }

    private static String name(FileDiff file) {
        return file.newPath() == null
                ? String.valueOf(file.oldPath())
                : file.oldPath() == null || file.oldPath().equals(file.newPath())
                        ? file.newPath()
                        : file.oldPath() + " → " + file.newPath() + " (" + file.percent() + " % alike)";
    }

    private static String counts(FileDiff file) {
        return file.added() < 0 ? "  not shown: no text" : "  +" + file.added() + " -" + file.removed();
    }
}
