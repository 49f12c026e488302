package io.plumbline.crawl;

import io.plumbline.crawl.HistoryScript.Edit;
import io.plumbline.crawl.HistoryScript.Move;
import io.plumbline.crawl.HistoryScript.Step;
import io.plumbline.job.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jgit.api.errors.InvalidRefNameException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** Turns a history's steps into commits, one after the other. */
final class HistoryReplay {

    /** The files before and after a step, and the commit it became. */
    private record Done(Map<String, ObjectId> before, Map<String, ObjectId> after, ObjectId commit) {}

    private final HistoryScript script;
    private final SortedMap<String, byte[]> finals;
    private final Map<String, Done> done = new HashMap<>();
    private final SortedMap<String, ObjectId> files = new TreeMap<>();
    /** Final paths that stand under another name until a step renames them. */
    private final Set<String> elsewhere = new HashSet<>();

    HistoryReplay(HistoryScript script, SortedMap<String, byte[]> finals) {
        this.script = script;
        this.finals = finals;
        script.steps().stream()
                .flatMap(step -> step.edits().stream())
                .filter(edit -> !edit.target().equals(edit.path()))
                .forEach(edit -> elsewhere.add(edit.path()));
    }

    void into(Path folder) throws IOException {
        QuietGit.install();
        try (Repository repository = new FileRepositoryBuilder()
                        .setGitDir(folder.toFile())
                        .setBare()
                        .setInitialBranch(script.branch())
                        .build();
                ObjectInserter inserter = create(repository).newObjectInserter()) {
            ObjectId tip = null;
            for (Step step : script.steps()) {
                Map<String, ObjectId> before = Map.copyOf(files);
                apply(step, inserter);
                if (before.equals(files)) {
                    throw wrong(step, "changes no file");
                }
                tip = commit(step, tip, inserter);
                done.put(step.id(), new Done(before, Map.copyOf(files), tip));
            }
            inserter.flush();
            checkEnd(inserter);
            update(repository, Objects.requireNonNull(tip, "a history has at least one commit"));
        } catch (InvalidRefNameException e) {
            throw new IOException("\"" + script.branch() + "\" is no name for a branch", e);
        }
    }

    private static Repository create(Repository repository) throws IOException {
        repository.create(true);
        return repository;
    }

    private void apply(Step step, ObjectInserter inserter) throws IOException {
        for (Move rename : step.renames()) {
            files.put(rename.to(), removed(step, rename.from()));
            elsewhere.remove(rename.to());
        }
        for (String path : step.deletes()) {
            removed(step, path);
        }
        Set<String> edited = step.edits().stream().map(Edit::path).collect(Collectors.toSet());
        for (String pattern : step.adds()) {
            add(step, pattern, edited, inserter);
        }
        for (Edit edit : step.edits()) {
            files.put(edit.target(), insert(inserter, edited(step, edit)));
        }
        if (step.reverts() != null) {
            revert(step, Objects.requireNonNull(step.reverts()));
        }
    }

    private ObjectId removed(Step step, String path) {
        ObjectId id = files.remove(path);
        if (id == null) {
            throw wrong(step, "moves or deletes " + path + ", which is not there");
        }
        return id;
    }

    private void add(Step step, String pattern, Set<String> edited, ObjectInserter inserter) throws IOException {
        Globs globs = Globs.exactly(pattern);
        boolean any = false;
        for (Map.Entry<String, byte[]> file : finals.entrySet()) {
            String path = file.getKey();
            boolean literal = path.equals(pattern);
            if (literal || globs.matches(path) && !edited.contains(path) && !elsewhere.contains(path)) {
                files.put(path, insert(inserter, file.getValue()));
                any = true;
            }
        }
        if (!any) {
            throw wrong(step, "adds " + pattern + ", which no file matches");
        }
    }

    private byte[] edited(Step step, Edit edit) {
        byte[] last = finals.get(edit.path());
        if (last == null) {
            throw wrong(step, "edits " + edit.path() + ", which has no final content");
        }
        String text = new String(last, StandardCharsets.UTF_8);
        for (Move replacement : edit.replacements()) {
            int first = text.indexOf(replacement.from());
            if (first < 0 || text.indexOf(replacement.from(), first + 1) >= 0) {
                String count = first < 0 ? "does not occur" : "occurs more than once";
                throw wrong(
                        step,
                        "replaces \"" + replacement.from().strip() + "\" in " + edit.path() + ", where it " + count);
            }
            text = text.substring(0, first)
                    + replacement.to()
                    + text.substring(first + replacement.from().length());
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void revert(Step step, String id) {
        Done reverted = done.get(id);
        if (reverted == null) {
            throw wrong(step, "reverts " + id + ", which is no earlier commit");
        }
        Set<String> touched = new TreeSet<>(reverted.before().keySet());
        touched.addAll(reverted.after().keySet());
        for (String path : touched) {
            ObjectId before = reverted.before().get(path);
            if (!Objects.equals(before, reverted.after().get(path))) {
                if (before == null) {
                    files.remove(path);
                } else {
                    files.put(path, before);
                }
            }
        }
    }

    private ObjectId commit(Step step, @Nullable ObjectId parent, ObjectInserter inserter) throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree(inserter));
        commit.setAuthor(step.author());
        commit.setCommitter(step.author());
        Done reverted = step.reverts() == null ? null : done.get(step.reverts());
        String end = reverted == null
                ? ""
                : "\n\nThis reverts commit " + reverted.commit().name() + ".";
        commit.setMessage(step.message() + end + "\n");
        if (parent != null) {
            commit.setParentId(parent);
        }
        return inserter.insert(commit);
    }

    private ObjectId tree(ObjectInserter inserter) throws IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        for (Map.Entry<String, ObjectId> file : files.entrySet()) {
            DirCacheEntry entry = new DirCacheEntry(file.getKey());
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(file.getValue());
            builder.add(entry);
        }
        builder.finish();
        return index.writeTree(inserter);
    }

    private static ObjectId insert(ObjectInserter inserter, byte[] content) throws IOException {
        return inserter.insert(Constants.OBJ_BLOB, content);
    }

    /** The last commit has to show exactly the files that are delivered. */
    private void checkEnd(ObjectInserter inserter) {
        Set<String> differing = new TreeSet<>(finals.keySet());
        differing.addAll(files.keySet());
        differing.removeIf(path -> finals.containsKey(path)
                && inserter.idFor(Constants.OBJ_BLOB, finals.get(path)).equals(files.get(path)));
        if (!differing.isEmpty()) {
            throw UserError.input(
                    "the example history ends with other files than those delivered: " + String.join(", ", differing),
                    "Restore the examples folder as it was delivered.");
        }
    }

    private void update(Repository repository, ObjectId tip) throws IOException {
        RefUpdate update = repository.updateRef(Constants.R_HEADS + script.branch());
        update.setNewObjectId(tip);
        update.disableRefLog();
        RefUpdate.Result result = update.forceUpdate();
        if (result != RefUpdate.Result.NEW) {
            throw new IOException("branch " + script.branch() + " cannot be set: " + result);
        }
    }

    private static UserError wrong(Step step, String what) {
        return UserError.input(
                "the example history does not fit its files: commit \"" + step.id() + "\" " + what,
                "Restore the examples folder as it was delivered.");
    }
}
