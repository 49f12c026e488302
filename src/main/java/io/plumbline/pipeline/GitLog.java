package io.plumbline.pipeline;

import io.plumbline.crawl.GitQueries;
import io.plumbline.crawl.GitQueries.LogEntry;
import io.plumbline.model.Commit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers which commits touched a file. */
final class GitLog {

    private final GitQueries queries;
    private final int limit;
    private final List<String> lines = new ArrayList<>();
    private final List<Object> rows = new ArrayList<>();

    GitLog(GitQueries queries, int limit) {
        this.queries = queries;
        this.limit = limit;
    }

    GitAnswer answer(GitPlace at) throws IOException {
        boolean whole = at.path().isEmpty();
        int asked = limit == Integer.MAX_VALUE ? limit : limit + 1;
        List<LogEntry> entries = whole ? List.of() : queries.log(at.revision(), at.path(), asked);
        List<Commit> commits = whole ? queries.commits(at.revision(), asked) : List.of();
        entries.stream().limit(limit).forEach(entry -> add(entry.commit(), entry));
        commits.stream().limit(limit).forEach(commit -> add(commit, null));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("path", whole ? null : at.path());
        values.put("revision", at.revision());
        values.put("commits", rows);
        boolean more = entries.size() + commits.size() > limit;
        return GitAnswer.masked(lines, values, more ? "the newest " + limit + " commits; --limit shows more" : null);
    }

    private void add(Commit commit, @Nullable LogEntry entry) {
        String counts = entry == null ? "" : entry.added() < 0 ? "     binary  " : count(entry);
        lines.add("%s %s %s %s%s"
                .formatted(
                        GitFormat.id(commit.id()),
                        GitFormat.day(commit.authored()),
                        GitFormat.name(commit.author()),
                        counts,
                        commit.subject()));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("commit", commit.id());
        row.put("author", GitFormat.values(commit.author()));
        row.put("coAuthors", commit.coAuthors().stream().map(GitFormat::values).toList());
        row.put("authored", commit.authored().toString());
        row.put("committed", commit.committed().toString());
        row.put("subject", commit.subject());
        row.put("reverts", commit.reverts());
        row.put("issues", commit.issues());
        if (entry != null) {
            row.put("path", entry.path());
            row.put("renamedFrom", entry.renamedFrom());
            row.put("likeness", entry.percent());
            row.put("added", entry.added() < 0 ? null : entry.added());
            row.put("removed", entry.added() < 0 ? null : entry.removed());
            if (entry.renamedFrom() != null) {
                lines.add("           was " + entry.renamedFrom() + " (" + entry.percent() + " % alike)");
            }
        }
        rows.add(row);
    }

    private static String count(LogEntry entry) {
        return "%6s %6s  ".formatted("+" + entry.added(), "-" + entry.removed());
    }
}
