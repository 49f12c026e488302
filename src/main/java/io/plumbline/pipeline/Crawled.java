package io.plumbline.pipeline;

import io.plumbline.catalog.RunNotes;
import io.plumbline.crawl.GitPosition;
import io.plumbline.model.Gap;
import io.plumbline.model.WebLink;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What crawling a source gave, for the stages after it.
 *
 * @param projects folders of dbt projects
 * @param documents paths of documents
 * @param position where it lies in a Git repository, null where it lies in none or its history cannot be read
 * @param commits commits that were not known before
 * @param failure why the source could not be crawled, null where it was; then everything else is empty
 */
record Crawled(
        String source,
        String type,
        String revision,
        List<String> projects,
        List<String> documents,
        @Nullable WebLink web,
        @Nullable GitPosition position,
        List<Gap> gaps,
        int files,
        int added,
        int changed,
        int removed,
        int commits,
        @Nullable String failure) {

    Crawled {
        projects = List.copyOf(projects);
        documents = List.copyOf(documents);
        gaps = List.copyOf(gaps);
    }

    static Crawled failed(String source, String type, String why) {
        Gap gap = new Gap("source " + source, "jobs.yml", why);
        return new Crawled(source, type, "", List.of(), List.of(), null, null, List.of(gap), 0, 0, 0, 0, 0, why);
    }

    boolean ok() {
        return failure == null;
    }

    /** Whether it tells of a warehouse's account, and holds no files of people. */
    boolean account() {
        return type.startsWith("snowflake");
    }

    private static String note(String source) {
        return "crawl:" + source;
    }

    static void save(RunNotes notes, RunContext run, Crawled crawled) {
        notes.save(run.id(), note(crawled.source()), crawled);
    }

    /** What a run crawled of one source; empty where there was no such run. */
    static Optional<Crawled> of(RunNotes notes, String run, String source) {
        return notes.find(run, note(source), Crawled.class).filter(Crawled::ok);
    }

    /** What the run crawled, in the order of its sources. */
    static List<Crawled> of(RunNotes notes, RunContext run) {
        return run.job().sources().stream()
                .flatMap(source -> notes.find(run.id(), note(source.name()), Crawled.class).stream())
                .toList();
    }
}
