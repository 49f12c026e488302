package io.plumbline.crawl;

import io.plumbline.model.FileTree;
import io.plumbline.model.Gap;
import io.plumbline.model.WebLink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tree that was opened, with what belongs to it.
 *
 * @param web how to link to a line of a file whose revision is the tree's commit, null where the host is not known or
 *     does not have the commit
 * @param position where it lies in a Git repository, null where it lies in none
 * @param gaps what is in scope and cannot be read, sorted by place
 */
public record Opened(
        FileTree tree, @Nullable WebLink web, @Nullable GitPosition position, List<Gap> gaps) implements AutoCloseable {

    public Opened {
        gaps = List.copyOf(gaps);
    }

    /** The crawl this gives, once it is known which files are projects and documents. */
    public Crawl crawl(List<String> projects, List<String> documents) {
        return new Crawl(tree, projects, documents, web, position, gaps);
    }

    /** Everything that is here: the dbt projects, and the documents outside installed packages. */
    public Crawl whole() {
        DbtProjects projects = DbtProjects.in(tree);
        return crawl(projects.roots(), Documents.of(tree, projects.installed()));
    }

    @Override
    public void close() {
        if (tree instanceof CommitTree commit) {
            commit.close();
        }
    }
}
