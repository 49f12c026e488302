package io.plumbline.crawl;

import io.plumbline.job.UserError;
import io.plumbline.model.FileTree;
import io.plumbline.model.Gap;
import io.plumbline.model.WebLink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * Opens trees of files without a jobs.yml.
 *
 * <p>A folder shows its files as they are on disk, ignored ones included, because that is what a person and dbt see. If
 * it lies in a Git work tree, each file's revision is the commit where the commit has exactly its content, else
 * {@code worktree}; the tree's own revision is the commit where no file in scope differs, ignored files aside.
 */
public final class Trees {

    private Trees() {}

    /**
     * The files of a folder.
     *
     * @throws UserError where it is none, or holds too many files
     */
    public static FileTree folder(Path root, String source) {
        return open(root, source).tree();
    }

    /** The files of a folder, with the link to its Git host and what cannot be read of it. */
    public static Opened open(Path root, String source) {
        return folder(root, source, Scope.everything());
    }

    /**
     * The files of one folder below a root, under paths that start from the root.
     *
     * @param below path of the folder below the root with {@code /} between its parts; empty for the root itself
     */
    public static Opened open(Path root, String source, String below) {
        return below.isEmpty() ? open(root, source) : folder(root, source, Scope.below(below));
    }

    /** The root of the Git work tree that a folder lies in; the folder itself where it lies in none. */
    public static Path workTree(Path folder) {
        try (Repository repository = Repositories.find(folder)) {
            return repository != null && WorkTree.has(repository, folder)
                    ? repository.getWorkTree().toPath().toRealPath()
                    : folder;
        } catch (IOException e) {
            return folder;
        }
    }

    static Opened folder(Path root, String source, Scope scope) {
        try {
            FolderWalk walk = new FolderWalk(source, root, scope).walk();
            FolderTree tree = new FolderTree(source, root.toRealPath(), walk.files(), scope);
            return withCommit(root, tree, scope, sorted(walk.gaps()));
        } catch (IOException e) {
            throw UserError.source(
                    "source \"" + source + "\": " + root + " cannot be read: " + e.getMessage(),
                    "Check that it is a folder you may read.");
        }
    }

    private static Opened withCommit(Path root, FolderTree tree, Scope scope, List<Gap> gaps) {
        try (Repository repository = Repositories.find(root)) {
            if (repository == null || !WorkTree.has(repository, root)) {
                return new Opened(tree, null, null, gaps);
            }
            return ofWorkTree(repository, root, tree, scope, gaps);
        } catch (IOException e) {
            List<Gap> more = new ArrayList<>(gaps);
            more.add(new Gap(
                    "Git repository",
                    tree.source(),
                    "its commit cannot be read, so no file is linked to it: " + e.getMessage()));
            return new Opened(tree, null, null, more);
        }
    }

    private static Opened ofWorkTree(Repository repository, Path root, FolderTree tree, Scope scope, List<Gap> gaps)
            throws IOException {
        ObjectId head = repository.resolve("HEAD");
        if (head == null) {
            return new Opened(tree, null, null, gaps);
        }
        String prefix = WorkTree.prefix(repository, root);
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit commit = walk.parseCommit(head);
            CommitState state = new WorkTree(repository, commit, prefix).compare(tree, scope);
            return new Opened(
                    tree.with(state), web(repository, commit, prefix), position(repository, prefix, commit), gaps);
        }
    }

    /**
     * The files of a folder as a commit has them, read from the object store; closing the result closes the repository.
     *
     * @param ref a branch, tag or commit
     * @throws UserError of kind INPUT where the folder lies in no repository, or the repository has no such commit or
     *     folder
     */
    public static Opened commit(Path folder, String ref, String source) {
        try {
            return commit(folder, ref, source, "the repository " + folder, Scope.everything());
        } catch (IOException e) {
            throw UserError.source(
                    folder + " cannot be read at " + ref + ": " + e.getMessage(),
                    "Check the repository with git fsck.");
        }
    }

    /**
     * The files of a source as they were at a position in its repository; closing the result closes the repository.
     *
     * @throws UserError where the repository, the commit or the folder is not there any more
     */
    public static Opened at(GitPosition position, String source) {
        String named = "the repository " + position.repository();
        try {
            Repository repository = repository(Path.of(position.repository()), named);
            try {
                RevCommit commit = Repositories.commit(repository, named, position.commit());
                return commit(repository, commit, position.folder(), source, Scope.everything());
            } catch (IOException | RuntimeException e) {
                repository.close();
                throw e;
            }
        } catch (IOException e) {
            throw UserError.source(
                    named + " cannot be read at " + position.commit() + ": " + e.getMessage(),
                    "Check the repository with git fsck.");
        }
    }

    static Opened commit(Path folder, String ref, String source, String named, Scope scope) throws IOException {
        Repository repository = repository(folder, named);
        try {
            String prefix = WorkTree.has(repository, folder) ? WorkTree.prefix(repository, folder) : "";
            return commit(repository, Repositories.commit(repository, named, ref), prefix, source, scope);
        } catch (IOException | RuntimeException e) {
            repository.close();
            throw e;
        }
    }

    private static Repository repository(Path folder, String named) throws IOException {
        Repository repository = Repositories.find(folder);
        if (repository == null) {
            throw UserError.input(
                    named + " is none; expected a folder that is a Git repository or lies in one",
                    "Correct the path; a plain folder has no revisions and goes without a ref.");
        }
        return repository;
    }

    /**
     * The id of the best common ancestor of two commits, where they went apart.
     *
     * @throws UserError of kind INPUT where there is none, which a shallow clone may hide
     */
    public static String mergeBase(Path folder, String one, String other) {
        String named = "the repository " + folder;
        try (Repository repository = repository(folder, named);
                RevWalk walk = new RevWalk(repository)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(Repositories.commit(repository, named, one)));
            walk.markStart(walk.parseCommit(Repositories.commit(repository, named, other)));
            RevCommit base = walk.next();
            if (base != null) {
                return base.name();
            }
        } catch (MissingObjectException e) {
            // the history ends before they meet: said below
        } catch (IOException e) {
            throw UserError.source(named + " cannot be read: " + e.getMessage(), "Check it with git fsck.");
        }
        throw UserError.input(
                named + " has no common commit of " + one + " and " + other + "; expected one",
                "In a shallow clone fetch more history: git fetch --unshallow, or fetch-depth: 0 in CI.");
    }

    /** The files of a commit below a folder; closing the result closes the repository. */
    static Opened commit(Repository repository, RevCommit commit, String prefix, String source, Scope scope)
            throws IOException {
        ObjectId tree = commit.getTree();
        if (!prefix.isEmpty()) {
            try (TreeWalk walk = TreeWalk.forPath(repository, prefix, commit.getTree())) {
                if (walk == null || !walk.isSubtree()) {
                    throw UserError.input(
                            "source \"" + source + "\": commit " + commit.name() + " has no folder " + prefix
                                    + "; expected one",
                            "Correct path or ref.");
                }
                tree = walk.getObjectId(0);
            }
        }
        CommitWalk walk = new CommitWalk(source, scope).walk(repository, tree);
        CommitTree files = new CommitTree(source, repository, commit.name(), walk.blobs(), scope);
        return new Opened(
                files, web(repository, commit, prefix), position(repository, prefix, commit), sorted(walk.gaps()));
    }

    private static GitPosition position(Repository repository, String prefix, RevCommit commit) {
        return new GitPosition(repository.getDirectory().getAbsolutePath(), prefix, commit.name());
    }

    private static List<Gap> sorted(List<Gap> gaps) {
        List<Gap> sorted = new ArrayList<>(gaps);
        sorted.sort(Comparator.comparing(Gap::what));
        return sorted;
    }

    /** Null for a commit that no remote branch holds: its link would lead nowhere. */
    private static @Nullable WebLink web(Repository repository, RevCommit commit, String prefix) throws IOException {
        List<String> remotes = repository.getRemoteNames().stream().sorted().toList();
        String remote = remotes.contains("origin") ? "origin" : remotes.size() == 1 ? remotes.get(0) : null;
        if (remote == null) {
            return null;
        }
        List<Ref> branches = repository.getRefDatabase().getRefsByPrefix("refs/remotes/" + remote + "/");
        return branches.isEmpty() || isPublished(repository, commit, branches)
                ? Hosts.link(repository.getConfig().getString("remote", remote, "url"), commit.name(), prefix)
                : null;
    }

    private static boolean isPublished(Repository repository, RevCommit commit, List<Ref> branches) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit start = walk.parseCommit(commit);
            for (Ref branch : branches) {
                if (branch.getObjectId() == null
                        || !repository.getObjectDatabase().has(branch.getObjectId())) {
                    continue;
                }
                if (walk.isMergedInto(start, walk.parseCommit(branch.getObjectId()))) {
                    return true;
                }
            }
            return false;
        } catch (MissingObjectException e) {
            return false;
        }
    }
}
