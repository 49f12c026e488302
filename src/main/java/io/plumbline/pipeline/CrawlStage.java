package io.plumbline.pipeline;

import io.plumbline.catalog.Documents;
import io.plumbline.catalog.Listing;
import io.plumbline.catalog.RunNotes;
import io.plumbline.crawl.Connector;
import io.plumbline.crawl.Crawl;
import io.plumbline.crawl.GitPosition;
import io.plumbline.crawl.Histories;
import io.plumbline.job.SourceSpec;
import io.plumbline.job.UserError;
import io.plumbline.model.Gap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fetches each source; a source is a unit. One that cannot be reached is said and left out, unless none is left. */
final class CrawlStage implements Stage {

    private final List<Connector> connectors;
    private final Histories histories;
    private final Documents documents;
    private final RunNotes notes;

    CrawlStage(List<Connector> connectors, Histories histories, Documents documents, RunNotes notes) {
        this.connectors = List.copyOf(connectors);
        this.histories = histories;
        this.documents = documents;
        this.notes = notes;
    }

    @Override
    public String name() {
        return "crawl";
    }

    @Override
    public boolean next(RunContext run, int unit) {
        List<SourceSpec> sources = run.job().sources();
        SourceSpec source = sources.get(unit);
        run.progress().advance(unit, sources.size(), "sources");
        try {
            Crawled.save(notes, run, crawl(run, source));
        } catch (UserError e) {
            if (sources.size() == 1) {
                throw e;
            }
            run.progress().note("plumbline: " + e.getMessage() + "\n  " + e.action());
            Crawled.save(notes, run, Crawled.failed(source.name(), source.type(), String.valueOf(e.getMessage())));
        }
        boolean more = unit + 1 < sources.size();
        if (!more && Crawled.of(notes, run).stream().noneMatch(Crawled::ok)) {
            throw UserError.source(
                    "job \"" + run.job().name() + "\": none of its " + sources.size() + " sources could be read",
                    "The reasons stand above; correct jobs.yml or the sources and run the job again.");
        }
        return more;
    }

    private Crawled crawl(RunContext run, SourceSpec source) {
        Connector connector = connectors.stream()
                .filter(c -> c.type().name().equals(source.type()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("jobs.yml was checked, and has type " + source.type()));
        try (Crawl crawl = connector.open(source)) {
            crawl.notes().forEach(note -> run.progress().note("plumbline: " + note));
            Listing listing = documents.replace(crawl.files());
            List<Gap> gaps = new ArrayList<>(crawl.gaps());
            gaps.addAll(listing.gaps());
            Histories.Read past = past(source, crawl.position(), gaps);
            return new Crawled(
                    source.name(),
                    source.type(),
                    listing.revision(),
                    crawl.projects(),
                    crawl.documents(),
                    crawl.web(),
                    past == null ? null : crawl.position(),
                    gaps,
                    listing.files(),
                    listing.added(),
                    listing.changed(),
                    listing.removed(),
                    past == null ? 0 : past.newCommits(),
                    null);
        }
    }

    /** The history of a source, null where it lies in no repository; one that cannot be read is a gap, no failure. */
    private Histories.@Nullable Read past(SourceSpec source, @Nullable GitPosition position, List<Gap> gaps) {
        if (position == null) {
            return null;
        }
        try {
            Histories.Read read = histories.of(source.name(), position, Thread.currentThread()::isInterrupted);
            gaps.addAll(read.history().gaps());
            return read;
        } catch (UserError e) {
            gaps.add(new Gap("history of " + source.name(), source.name(), String.valueOf(e.getMessage())));
            return null;
        }
    }

    @Override
    public String summary(RunContext run) {
        List<Crawled> crawled = Crawled.of(notes, run);
        int files = crawled.stream().mapToInt(Crawled::files).sum();
        int added = crawled.stream().mapToInt(Crawled::added).sum();
        int changed = crawled.stream().mapToInt(Crawled::changed).sum();
        int removed = crawled.stream().mapToInt(Crawled::removed).sum();
        int commits = crawled.stream().mapToInt(Crawled::commits).sum();
        return "%s, %,d files: %,d new, %,d changed, %,d gone; %s"
                .formatted(
                        Counted.of(crawled.size(), "source"),
                        files,
                        added,
                        changed,
                        removed,
                        Counted.of(commits, "new commit"));
    }
}
