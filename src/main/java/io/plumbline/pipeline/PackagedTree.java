package io.plumbline.pipeline;

import io.plumbline.crawl.DbtProjects;
import io.plumbline.model.FileTree;
import java.io.IOException;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The files of a commit with the installed packages of a folder beside them. No commit holds those, and without them half
 * of a project's macros are missing. Where both have the same content it is taken from the folder, which has been read.
 */
final class PackagedTree implements FileTree {

    private final FileTree commit;
    private final FileTree folder;
    private final SortedSet<String> installed = new TreeSet<>();
    private final SortedSet<String> paths;

    PackagedTree(FileTree commit, FileTree folder) {
        this.commit = commit;
        this.folder = folder;
        for (String packages : DbtProjects.in(folder).installed()) {
            for (String path : folder.paths().tailSet(packages + "/")) {
                if (!path.startsWith(packages + "/")) {
                    break;
                }
                installed.add(path);
            }
        }
        SortedSet<String> all = new TreeSet<>(commit.paths());
        all.addAll(installed);
        this.paths = Collections.unmodifiableSortedSet(all);
    }

    @Override
    public String source() {
        return commit.source();
    }

    @Override
    public String revision() {
        return commit.revision();
    }

    @Override
    public String revision(String path) {
        return holder(path).revision(path);
    }

    @Override
    public SortedSet<String> paths() {
        return paths;
    }

    @Override
    public @Nullable String hash(String path) {
        return holder(path).hash(path);
    }

    @Override
    public long size(String path) {
        return holder(path).size(path);
    }

    @Override
    public byte[] bytes(String path) throws IOException {
        String committed = commit.hash(path);
        boolean same = committed != null && committed.equals(folder.hash(path));
        return (same ? folder : holder(path)).bytes(path);
    }

    private FileTree holder(String path) {
        return installed.contains(path) ? folder : commit;
    }
}
