package io.plumbline.crawl;

import io.plumbline.model.FileTree;
import io.plumbline.model.Gap;
import io.plumbline.model.WebLink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source at one revision.
 *
 * @param files every file in scope
 * @param projects folders of dbt projects below the root; empty string for the root itself; empty list where there is
 *     none
 * @param documents paths of Markdown, text and PDF files to index as documents
 * @param web how to link to a line on the Git host, null where the remote is unknown
 * @param position where it lies in a Git repository, null where it lies in none
 * @param gaps what is in scope and could not be listed: links out of the root, unreadable folders, files above the
 *     limit
 * @param notes what people may want to know of the crawl itself, a sentence each: what it cost
 */
public record Crawl(
        FileTree files,
        List<String> projects,
        List<String> documents,
        @Nullable WebLink web,
        @Nullable GitPosition position,
        List<Gap> gaps,
        List<String> notes)
        implements AutoCloseable {

    public Crawl {
        projects = List.copyOf(projects);
        documents = List.copyOf(documents);
        gaps = List.copyOf(gaps);
        notes = List.copyOf(notes);
    }

    /** One of which there is nothing to note. */
    public Crawl(
            FileTree files,
            List<String> projects,
            List<String> documents,
            @Nullable WebLink web,
            @Nullable GitPosition position,
            List<Gap> gaps) {
        this(files, projects, documents, web, position, gaps, List.of());
    }

    @Override
    public void close() {
        if (files instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("the files of " + files.source() + " do not close", e);
            }
        }
    }
}
