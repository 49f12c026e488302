package io.plumbline.crawl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.TreeFormatter;

/** A real repository in a folder. */
final class TestRepository implements AutoCloseable {

    private static final PersonIdent ANNA =
            new PersonIdent("Anna", "anna@example.org", Instant.parse("2026-01-05T08:00:00Z"), ZoneOffset.UTC);

    final Path folder;
    final Git git;

    private TestRepository(Path folder, Git git) {
        this.folder = folder;
        this.git = git;
    }

    static TestRepository in(Path folder) throws GitAPIException {
        QuietGit.install();
        return new TestRepository(
                folder,
                Git.init()
                        .setDirectory(folder.toFile())
                        .setInitialBranch("main")
                        .call());
    }

    TestRepository write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commits everything that Git would not ignore. */
    String commit(String message) throws GitAPIException {
        git.add().addFilepattern(".").call();
        git.add().addFilepattern(".").setUpdate(true).call();
        return git.commit()
                .setMessage(message)
                .setAuthor(ANNA)
                .setCommitter(ANNA)
                .setSign(false)
                .call()
                .name();
    }

    ObjectId blob(String text) throws IOException {
        try (ObjectInserter inserter = git.getRepository().newObjectInserter()) {
            ObjectId id = inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
            inserter.flush();
            return id;
        }
    }

    /** A tree with one entry whose name nobody checks. */
    ObjectId tree(String name, FileMode mode, ObjectId entry) throws IOException {
        TreeFormatter tree = new TreeFormatter();
        byte[] raw = name.getBytes(StandardCharsets.UTF_8);
        tree.append(raw, 0, raw.length, mode, entry, true);
        return tree(tree);
    }

    ObjectId tree(TreeFormatter tree) throws IOException {
        try (ObjectInserter inserter = git.getRepository().newObjectInserter()) {
            ObjectId id = inserter.insert(tree);
            inserter.flush();
            return id;
        }
    }

    /** Makes the main branch a single commit of that tree. */
    String commit(ObjectId tree) throws IOException {
        try (ObjectInserter inserter = git.getRepository().newObjectInserter()) {
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree);
            commit.setAuthor(ANNA);
            commit.setCommitter(ANNA);
            commit.setMessage("Craft a tree");
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            RefUpdate update = git.getRepository().updateRef("refs/heads/main");
            update.setNewObjectId(id);
            update.forceUpdate();
            return id.name();
        }
    }

    @Override
    public void close() {
        git.close();
    }
}
