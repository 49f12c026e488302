package io.plumbline.pipeline;

import io.plumbline.catalog.RunNotes;
import io.plumbline.embed.Embedded;
import io.plumbline.embed.Embedder;
import io.plumbline.index.ChunkIndex;
import io.plumbline.index.ChunkIndex.Change;
import io.plumbline.model.Chunk;
import java.util.ArrayList;
import java.util.List;

/**
 * Chunks what changed and embeds what has no vector. The first units chunk a source each, the further ones embed a slice
 * each, until nothing is left.
 */
final class IndexStage implements Stage {

    /** Chunks a unit embeds: a stop waits for some seconds of work. */
    private static final int SLICE = 256;

    private static final String NOTE = "index";

    private final Passages passages;
    private final ChunkIndex index;
    private final Embedder embedder;
    private final RunNotes notes;

    IndexStage(Passages passages, ChunkIndex index, Embedder embedder, RunNotes notes) {
        this.passages = passages;
        this.index = index;
        this.embedder = embedder;
        this.notes = notes;
    }

    /**
     * What indexing came to.
     *
     * @param chunked files that were cut anew
     * @param chunks passages in the index for the sources of the run
     * @param embedded texts that got a vector
     */
    record Indexed(int chunked, int added, int removed, long chunks, int embedded) {

        static final Indexed NOTHING = new Indexed(0, 0, 0, 0, 0);
    }

    /** Passages in the index for a run's sources. */
    static int chunks(RunNotes notes, RunContext run) {
        return (int) indexed(notes, run).chunks();
    }

    private static Indexed indexed(RunNotes notes, RunContext run) {
        return notes.find(run.id(), NOTE, Indexed.class).orElse(Indexed.NOTHING);
    }

    @Override
    public String name() {
        return "index";
    }

    @Override
    public boolean next(RunContext run, int unit) {
        List<Crawled> sources =
                Crawled.of(notes, run).stream().filter(Crawled::ok).toList();
        Indexed before = unit == 0 ? Indexed.NOTHING : indexed(notes, run);
        if (unit < sources.size()) {
            Passages.Cut cut = passages.cut(run, sources.get(unit));
            Change change = cut.change();
            notes.save(
                    run.id(),
                    NOTE,
                    new Indexed(
                            before.chunked() + cut.files(),
                            before.added() + change.added(),
                            before.removed() + change.removed(),
                            before.chunks() + index.size(sources.get(unit).source()),
                            before.embedded()));
            return true;
        }
        return embed(run, sources, before);
    }

    private boolean embed(RunContext run, List<Crawled> sources, Indexed before) {
        List<Chunk> open = new ArrayList<>();
        sources.forEach(source -> open.addAll(index.withoutVector(source.source(), embedder.model())));
        List<Chunk> slice = open.subList(0, Math.min(SLICE, open.size()));
        int total = before.embedded() + open.size();
        Embedded embedded = embedder.embed(slice, (done, of) -> {
            run.progress().advance(before.embedded() + done, total, "passages embedded");
            return true;
        });
        int now = before.embedded() + embedded.embedded();
        notes.save(
                run.id(), NOTE, new Indexed(before.chunked(), before.added(), before.removed(), before.chunks(), now));
        boolean more = open.size() > slice.size();
        if (!more && now > 0) {
            index.settle(embedder.model());
        }
        return more;
    }

    @Override
    public String summary(RunContext run) {
        Indexed indexed = indexed(notes, run);
        String chunked =
                indexed.chunked() == 0 ? "nothing chunked" : Counted.of(indexed.chunked(), "file") + " chunked";
        String embedded =
                indexed.embedded() == 0 ? "nothing embedded" : Counted.of(indexed.embedded(), "passage") + " embedded";
        return "%s: %s, %s".formatted(Counted.of(indexed.chunks(), "passage"), chunked, embedded);
    }
}
