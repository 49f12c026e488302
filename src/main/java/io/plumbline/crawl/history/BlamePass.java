package io.plumbline.crawl.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Blames any number of files in one walk, each line as {@code git blame} does: lines a commit did not change go to its
 * parents, whole files to the first parent with the same content; where a parent lacks the file, a deleted one it was
 * renamed from is searched. Work follows the changed files, not files times commits.
 */
final class BlamePass {

    /** Up to this many files are looked up one by one; for more the trees are compared. */
    private static final int FEW = 24;

    private final OpenRepository repository;
    private final ChangeLog log;
    private final Limits limits;
    private final Outcome outcome;
    private final IgnoredCommits ignored;
    private final Map<ObjectId, Map<String, Part>> pending = new HashMap<>();
    private final PriorityQueue<Due> queue = new PriorityQueue<>();
    private int order;

    /** What becomes of the lines. */
    interface Outcome {

        /** Lines (0-based) of a file are this commit's work; the zero id where a missing blob hides whose they are. */
        void blame(int tipFile, int tipLine, int length, ObjectId commit);

        /** Whether the rest of a commit's lines is known from before; if so it takes them. */
        default boolean known(ObjectId commit, Map<String, Part> parts) {
            return false;
        }
    }

    private record Due(RawCommit commit, int order) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int newer = Long.compare(
                    other.commit.committer().seconds(), commit.committer().seconds());
            return newer != 0 ? newer : Integer.compare(order, other.order);
        }
    }

    BlamePass(OpenRepository repository, ChangeLog log, Limits limits, IgnoredCommits ignored, Outcome outcome) {
        this.repository = repository;
        this.log = log;
        this.limits = limits;
        this.ignored = ignored;
        this.outcome = outcome;
    }

    void run(RawCommit tip, Map<String, Part> parts) throws IOException {
        give(tip, parts);
        while (!queue.isEmpty()) {
            limits.check();
            RawCommit commit = queue.remove().commit;
            Map<String, Part> here = pending.remove(commit.id());
            if (here != null && !outcome.known(commit.id(), here)) {
                process(commit, here);
            }
        }
    }

    private void give(RawCommit commit, Map<String, Part> parts) {
        if (parts.isEmpty()) {
            return;
        }
        Map<String, Part> there = pending.get(commit.id());
        if (there == null) {
            pending.put(commit.id(), parts);
            queue.add(new Due(commit, order++));
            return;
        }
        Map<String, Part> larger = there.size() >= parts.size() ? there : parts;
        Map<String, Part> smaller = larger == there ? parts : there;
        smaller.forEach((path, part) -> {
            Part same = larger.get(path);
            if (same == null) {
                larger.put(path, part);
            } else {
                Part joined = new Part(part.file);
                joined.addAll(same);
                joined.addAll(part);
                larger.put(path, joined);
            }
        });
        pending.put(commit.id(), larger);
    }

    private void process(RawCommit commit, Map<String, Part> here) throws IOException {
        List<RawCommit> parents = new ArrayList<>();
        for (ObjectId id : repository.parents(commit)) {
            RawCommit parent = repository.commit(id);
            if (parent != null && parent.tree() != null) {
                parents.add(parent);
            }
        }
        if (parents.isEmpty() || commit.tree() == null) {
            here.values().forEach(part -> keep(part, commit.id()));
            return;
        }
        try {
            Map<String, @Nullable TreeFile> differing = differing(commit, parents.get(0), here);
            List<Map<String, Part>> gifts = new ArrayList<>();
            parents.forEach(parent -> gifts.add(new HashMap<>()));
            for (Map.Entry<String, @Nullable TreeFile> entry : differing.entrySet()) {
                Part part = here.remove(entry.getKey());
                if (part != null) {
                    split(commit, parents, entry.getValue(), part, gifts);
                }
            }
            give(parents.get(0), here);
            for (int i = 0; i < gifts.size(); i++) {
                give(parents.get(i), gifts.get(i));
            }
        } catch (MissingObjectException e) {
            here.values().forEach(part -> keep(part, commit.id()));
        }
    }

    private void keep(Part part, ObjectId commit) {
        part.each((file, line, length) -> outcome.blame(file, line, length, commit));
    }

    /** The paths at hand that are not the same in the first parent, with what stands there instead. */
    private Map<String, @Nullable TreeFile> differing(RawCommit commit, RawCommit parent, Map<String, Part> here)
            throws IOException {
        Set<String> suspects = suspects(commit, here);
        Map<String, @Nullable TreeFile> differing = new HashMap<>();
        ObjectId before = parent.tree();
        ObjectId after = commit.tree();
        if (before == null || after == null) {
            return differing;
        }
        if (suspects.size() <= FEW) {
            for (String path : suspects) {
                TreeFile there = repository.trees().file(before, path);
                Part part = here.get(path);
                if (part != null && !part.file.sameAs(there)) {
                    differing.put(path, there);
                }
            }
            return differing;
        }
        for (Change change : repository.step(commit, parent, log).changes()) {
            if (!change.deleted() && suspects.contains(change.path())) {
                differing.put(change.path(), change.added() ? null : repository.oldFile(change));
            }
        }
        return differing;
    }

    private Set<String> suspects(RawCommit commit, Map<String, Part> here) {
        Entry entry = log.entry(commit.id());
        if (entry == null || entry.parents.size() != 1) {
            return here.keySet();
        }
        Set<String> suspects = new HashSet<>();
        for (int path : entry.paths) {
            if (here.containsKey(log.path(path))) {
                suspects.add(log.path(path));
            }
        }
        return suspects;
    }

    private void split(
            RawCommit commit,
            List<RawCommit> parents,
            @Nullable TreeFile inFirst,
            Part part,
            List<Map<String, Part>> gifts)
            throws IOException {
        TreeFile[] found = new TreeFile[parents.size()];
        boolean[] asBefore = new boolean[parents.size()];
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < found.length; i++) {
                if (asBefore[i] || found[i] != null) {
                    continue;
                }
                TreeFile older = round > 0
                        ? renamedFrom(commit, parents.get(i), part.file)
                        : i == 0 ? inFirst : inTree(parents.get(i), part.file.path());
                if (older == null || !Change.file(older.mode())) {
                    continue;
                }
                if (older.id().equals(part.file.id())) {
                    put(gifts.get(i), part.as(older));
                    return;
                }
                asBefore[i] = seen(found, older);
                found[i] = asBefore[i] ? null : older;
            }
        }
        passLines(commit, found, part, gifts);
    }

    private static boolean seen(@Nullable TreeFile[] found, TreeFile older) {
        for (TreeFile file : found) {
            if (file != null && file.id().equals(older.id())) {
                return true;
            }
        }
        return false;
    }

    private void passLines(RawCommit commit, @Nullable TreeFile[] found, Part part, List<Map<String, Part>> gifts)
            throws IOException {
        Part rest = part;
        boolean unreadable = false;
        for (int pass = 0; pass < (ignored.contains(commit.id()) ? 2 : 1); pass++) {
            for (int i = 0; i < found.length && !rest.empty(); i++) {
                TreeFile older = found[i];
                EditList edits = older == null ? null : repository.differ().blame(older.id(), part.file.id());
                unreadable |= older != null && edits == null;
                if (older != null && edits != null) {
                    Part passed = new Part(older);
                    rest = pass == 0 ? rest.pass(edits, passed) : ignored.pass(rest, edits, repository.blobs(), passed);
                    put(gifts.get(i), passed);
                }
            }
        }
        keep(rest, unreadable ? ObjectId.zeroId() : commit.id());
    }

    private static void put(Map<String, Part> gift, Part part) {
        if (!part.empty()) {
            gift.merge(part.file.path(), part, (one, two) -> {
                Part joined = new Part(one.file);
                joined.addAll(one);
                joined.addAll(two);
                return joined;
            });
        }
    }

    private @Nullable TreeFile inTree(RawCommit commit, String path) throws IOException {
        ObjectId tree = commit.tree();
        return tree == null ? null : repository.trees().file(tree, path);
    }

    private @Nullable TreeFile renamedFrom(RawCommit commit, RawCommit parent, TreeFile file) throws IOException {
        Step step = repository.step(commit, parent, log);
        RenameSearch.Match match = step.renamedFrom(file, repository.renames(), limits);
        return match == null ? null : match.source().file();
    }
}
