package io.plumbline.crawl.history;

import io.plumbline.crawl.GitQueries.LogEntry;
import io.plumbline.model.Author;
import io.plumbline.model.Commit;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** The history of one path, looked up without an analysis at hand. */
final class PathLog {

    private final OpenRepository repository;
    private final Limits limits;
    private final Mailmap mailmap;

    /** Takes commits newest first until it says no. */
    interface Visitor {
        boolean more(RawCommit commit) throws IOException;
    }

    private record Due(RawCommit commit, int order) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int newer = Long.compare(
                    other.commit.committer().seconds(), commit.committer().seconds());
            return newer != 0 ? newer : Integer.compare(order, other.order);
        }
    }

    PathLog(OpenRepository repository, Limits limits, Mailmap mailmap) {
        this.repository = repository;
        this.limits = limits;
        this.mailmap = mailmap;
    }

    void walk(RawCommit tip, Visitor visitor) throws IOException {
        PriorityQueue<Due> queue = new PriorityQueue<>();
        Set<ObjectId> seen = new HashSet<>();
        seen.add(tip.id());
        queue.add(new Due(tip, 0));
        while (!queue.isEmpty()) {
            limits.check();
            RawCommit commit = queue.remove().commit;
            if (!visitor.more(commit)) {
                return;
            }
            for (ObjectId id : repository.parents(commit)) {
                RawCommit parent = seen.add(id) ? repository.commit(id) : null;
                if (parent != null) {
                    queue.add(new Due(parent, seen.size()));
                }
            }
        }
    }

    List<LogEntry> of(RawCommit tip, String path, int limit) throws IOException {
        List<LogEntry> entries = new ArrayList<>();
        String[] followed = {path};
        walk(tip, commit -> {
            LogEntry entry = entry(commit, followed[0]);
            if (entry != null) {
                entries.add(entry);
                String before = entry.renamedFrom();
                followed[0] = before == null ? followed[0] : before;
            }
            return entries.size() < limit;
        });
        return entries;
    }

    private @Nullable LogEntry entry(RawCommit commit, String path) throws IOException {
        List<ObjectId> parents = repository.parents(commit);
        ObjectId tree = commit.tree();
        RawCommit parent = parents.size() == 1 ? repository.commit(parents.get(0)) : null;
        if (tree == null || parents.size() > 1 || parents.size() == 1 && parent == null) {
            return null;
        }
        ObjectId before = parent == null ? null : parent.tree();
        TreeFile old = before == null ? null : repository.trees().file(before, path);
        TreeFile now = repository.trees().file(tree, path);
        if (old != null && old.folder()) {
            old = null;
        }
        if (now != null && now.folder()) {
            now = null;
        }
        if (old == null && now == null || old != null && old.sameAs(now)) {
            return null;
        }
        RenameSearch.Match match = old == null && now != null && parent != null ? origin(commit, parent, now) : null;
        TreeFile from = match == null ? old : match.source().file();
        int[] lines = repository.differ().counts(Change.of(path, from, now));
        return new LogEntry(
                commit(commit, 0),
                path,
                match == null ? null : match.source().file().path(),
                match == null ? 100 : match.percent(),
                lines[0],
                lines[1]);
    }

    private RenameSearch.@Nullable Match origin(RawCommit commit, RawCommit parent, TreeFile file) throws IOException {
        ObjectId before = parent.tree();
        if (before == null) {
            return null;
        }
        Step step = repository.step(commit, parent, new ChangeLog());
        List<RenameSearch.Source> sources = repository.trees().files(before).stream()
                .map(source -> new RenameSearch.Source(source, step.deletes(source.path())))
                .toList();
        return repository.renames().origin(file, sources, true);
    }

    Commit commit(RawCommit commit, int files) {
        MessageFacts facts = MessageFacts.of(commit.message());
        List<Author> coAuthors = new ArrayList<>();
        for (int i = 0; i + 1 < facts.coAuthors().size(); i += 2) {
            coAuthors.add(
                    mailmap.map(facts.coAuthors().get(i), facts.coAuthors().get(i + 1)));
        }
        return new Commit(
                commit.id().name(),
                commit.parents().stream().map(id -> id.name()).toList(),
                mailmap.map(commit.author().name(), commit.author().email()),
                coAuthors,
                Instant.ofEpochSecond(commit.author().seconds()),
                Instant.ofEpochSecond(commit.committer().seconds()),
                facts.subject(),
                facts.reverts(),
                facts.issues(),
                files);
    }
}
