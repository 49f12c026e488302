package io.plumbline.crawl.history;

import io.plumbline.model.Gap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Follows files back through their renames, all at once, exactly as {@code git log --follow} follows one: commits by
 * date, merges passed over; where a commit adds the followed path, the most alike file of its parent is followed from
 * there on, a deleted one before one that lived on.
 */
final class FollowWalk {

    private static final long MOST_TOUCHES = 8_000_000;

    private final OpenRepository repository;
    private final ChangeLog log;
    private final Limits limits;
    private final List<Gap> gaps = new ArrayList<>();
    private long touches;

    FollowWalk(OpenRepository repository, ChangeLog log, Limits limits) {
        this.repository = repository;
        this.log = log;
        this.limits = limits;
    }

    List<Gap> gaps() {
        return gaps;
    }

    /** The touches of each path of the tip, newest first. */
    Map<String, FileTouches> follow(ObjectId tip, Iterable<String> tipPaths) throws IOException {
        Map<String, FileTouches> files = new HashMap<>();
        Map<Integer, List<FileTouches>> followers = new HashMap<>();
        for (String path : tipPaths) {
            FileTouches file = new FileTouches(log.number(path));
            files.put(path, file);
            followers.computeIfAbsent(log.number(path), p -> new ArrayList<>()).add(file);
        }
        try {
            log.walk(tip, entry -> visit(entry, followers));
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e.getCause());
        }
        return files;
    }

    private void visit(Entry entry, Map<Integer, List<FileTouches>> followers) {
        limits.check();
        List<Integer> undecided = new ArrayList<>();
        for (int i = 0; i < entry.changes(); i++) {
            if (entry.kinds[i] == Entry.ADDED
                    && followers.containsKey(entry.paths[i])
                    && !entry.origins.containsKey(i)) {
                undecided.add(i);
            }
        }
        if (!undecided.isEmpty()) {
            decide(entry, undecided);
        }
        Map<Integer, List<FileTouches>> moved = new HashMap<>();
        for (int i = 0; i < entry.changes(); i++) {
            List<FileTouches> here = followers.get(entry.paths[i]);
            if (here == null) {
                continue;
            }
            Entry.Origin origin = entry.origins.get(i);
            boolean came = entry.kinds[i] == Entry.ADDED && origin != null && origin.path() >= 0;
            touches += here.size();
            if (touches > MOST_TOUCHES) {
                stop(here);
                followers.remove(entry.paths[i]);
                continue;
            }
            for (FileTouches file : here) {
                file.add(entry, i, came ? origin : null);
            }
            if (came && origin != null) {
                followers.remove(entry.paths[i]);
                moved.computeIfAbsent(origin.path(), p -> new ArrayList<>()).addAll(here);
            }
        }
        moved.forEach((path, files) ->
                followers.computeIfAbsent(path, p -> new ArrayList<>()).addAll(files));
    }

    private void stop(List<FileTouches> files) {
        files.forEach(FileTouches::cut);
        if (touches - files.size() <= MOST_TOUCHES) {
            gaps.add(new Gap(
                    "older commits of files with very long histories",
                    "history",
                    "more than " + MOST_TOUCHES + " touches of files; the oldest are left out"));
        }
    }

    private void decide(Entry entry, List<Integer> added) {
        try {
            origins(entry, added);
        } catch (MissingObjectException e) {
            added.forEach(i -> entry.origins.put(i, Entry.Origin.NONE));
        } catch (IOException e) {
            throw new UncheckedIOException("commit " + entry.id.name() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void origins(Entry entry, List<Integer> added) throws IOException {
        RawCommit commit = repository.commit(entry.id);
        RawCommit parent = entry.parents.isEmpty() ? null : repository.commit(entry.parents.get(0));
        ObjectId tree = commit == null ? null : commit.tree();
        ObjectId before = parent == null ? null : parent.tree();
        if (commit == null || parent == null || tree == null || before == null) {
            added.forEach(i -> entry.origins.put(i, Entry.Origin.NONE));
            return;
        }
        Step step = repository.step(commit, parent, log);
        List<RenameSearch.Source> sources = repository.trees().files(before).stream()
                .map(file -> new RenameSearch.Source(file, step.deletes(file.path())))
                .toList();
        boolean bounded = (long) added.size() * sources.size() > limits.followPairs();
        if (bounded) {
            gaps.add(new Gap(
                    "where " + added.size() + " files of commit " + entry.id.name() + " came from",
                    "history",
                    "there are too many to compare; only identical content was followed"));
        }
        Map<ObjectId, List<RenameSearch.Source>> same = bounded ? byId(sources) : Map.of();
        for (int i : added) {
            limits.check();
            Change change = step.change(log.path(entry.paths[i]));
            entry.origins.put(i, Entry.Origin.NONE);
            if (change != null && change.added()) {
                TreeFile file = repository.newFile(change);
                List<RenameSearch.Source> candidates = bounded ? same.getOrDefault(file.id(), List.of()) : sources;
                entry.origins.put(i, origin(file, repository.renames().origin(file, candidates, true)));
            }
        }
    }

    private static Map<ObjectId, List<RenameSearch.Source>> byId(List<RenameSearch.Source> sources) {
        Map<ObjectId, List<RenameSearch.Source>> same = new HashMap<>();
        sources.forEach(source -> same.computeIfAbsent(source.file().id(), id -> new ArrayList<>())
                .add(source));
        return same;
    }

    private Entry.Origin origin(TreeFile file, RenameSearch.@Nullable Match match) throws IOException {
        if (match == null) {
            return Entry.Origin.NONE;
        }
        TreeFile from = match.source().file();
        Change pair = new Change(file.path(), from.id(), from.mode(), file.id(), file.mode());
        int[] lines = repository.differ().counts(pair);
        return new Entry.Origin(
                log.number(from.path()), match.percent(), !match.source().gone(), lines[0], lines[1]);
    }
}
