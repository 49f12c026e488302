package io.plumbline.audit;

import io.plumbline.crawl.GitHistory;
import io.plumbline.model.RepositoryHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;

/** Makes a Git repository of a project's past, in memory, and reads its history as a run does. */
final class TextRepository {

    private TextRepository() {}

    static RepositoryHistory history(ProjectText project, HistoryText past) {
        try (InMemoryRepository repository = new InMemoryRepository(new DfsRepositoryDescription(ProjectText.SOURCE))) {
            ObjectId tip = ObjectId.zeroId();
            try (ObjectInserter inserter = repository.newObjectInserter()) {
                List<SortedMap<String, String>> trees = past.trees(project.files());
                for (int i = 0; i < trees.size(); i++) {
                    tip = commit(inserter, past.steps().get(i), tree(inserter, trees.get(i)), tip);
                }
                inserter.flush();
            }
            return GitHistory.analyze(ProjectText.SOURCE, repository, tip, null, () -> false)
                    .history();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectId tree(ObjectInserter inserter, Map<String, String> files) throws IOException {
        DirCache cache = DirCache.newInCore();
        DirCacheBuilder builder = cache.builder();
        for (Map.Entry<String, String> file : files.entrySet()) {
            DirCacheEntry entry = new DirCacheEntry(file.getKey());
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(
                    inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.UTF_8)));
            builder.add(entry);
        }
        builder.finish();
        return cache.writeTree(inserter);
    }

    private static ObjectId commit(ObjectInserter inserter, HistoryText.Step step, ObjectId tree, ObjectId parent)
            throws IOException {
        String address = step.author().toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.org";
        PersonIdent author = new PersonIdent(step.author(), address, step.at(), ZoneOffset.UTC);
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setAuthor(author);
        commit.setCommitter(author);
        commit.setMessage(
                step.reverts() ? "Revert\n\nThis reverts commit " + parent.name() + ".\n" : "Change some files\n");
        if (!parent.equals(ObjectId.zeroId())) {
            commit.setParentId(parent);
        }
        return inserter.insert(commit);
    }
}
