package io.plumbline.pipeline;

import io.plumbline.crawl.GitQueries.BlameLine;
import io.plumbline.model.Author;
import io.plumbline.model.Hotspot;
import io.plumbline.model.RepositoryHistory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How commits, people, days and files of a history are written. */
final class GitFormat {

    private static final int SHORT_ID = 10;
    private static final int NAME = 20;

    private GitFormat() {}

    static String id(String commit) {
        return commit.substring(0, Math.min(SHORT_ID, commit.length()));
    }

    /** {@code 2026-05-04}, by the clock of Greenwich. */
    static String day(@Nullable Instant at) {
        return at == null
                ? "          "
                : at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    static String name(@Nullable Author author) {
        String name = author == null ? "" : author.name();
        int length = name.codePointCount(0, name.length());
        return length <= NAME
                ? name + " ".repeat(NAME - length)
                : name.substring(0, name.offsetByCodePoints(0, NAME - 1)) + "…";
    }

    /** Null where nobody is known. */
    static @Nullable Map<String, Object> values(@Nullable Author author) {
        if (author == null) {
            return null;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", author.name());
        values.put("email", author.email());
        return values;
    }

    static String blame(BlameLine line, String code) {
        String id = line.author() == null ? " ".repeat(SHORT_ID) : id(line.commit());
        return "%s %s %s %5d  %s".formatted(id, day(line.at()), name(line.author()), line.line(), code);
    }

    static Map<String, Object> values(BlameLine line, String code) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("line", line.line());
        values.put("commit", line.author() == null ? null : line.commit());
        values.put("author", values(line.author()));
        values.put("at", line.at() == null ? null : String.valueOf(line.at()));
        values.put("subject", line.subject());
        values.put("text", code);
        return values;
    }

    static GitAnswer hotspots(RepositoryHistory history, String below, int limit) {
        List<Hotspot> all = history.hotspots().stream()
                .filter(hotspot -> inside(below, hotspot.path()))
                .toList();
        List<Hotspot> kept = all.subList(0, Math.min(limit, all.size()));
        List<String> lines = new ArrayList<>();
        List<Object> rows = new ArrayList<>();
        if (!kept.isEmpty()) {
            lines.add("%8s  %7s  %s".formatted("commits", "lines", "file"));
        }
        for (Hotspot hotspot : kept) {
            lines.add("%8d  %7d  %s".formatted(hotspot.commits(), hotspot.lines(), hotspot.path()));
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("path", hotspot.path());
            row.put("commits", hotspot.commits());
            row.put("lines", hotspot.lines());
            row.put("score", hotspot.score());
            rows.add(row);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("commit", history.tip());
        values.put("hotspots", rows);
        return GitAnswer.masked(lines, values, GitAnswer.more(kept.size(), all.size(), "files"));
    }

    /** Whether a path is a folder's, or the file itself; the empty folder holds all. */
    static boolean inside(String folder, String path) {
        return folder.isEmpty() || path.equals(folder) || path.startsWith(folder + "/");
    }
}
