package io.plumbline.report;

import io.plumbline.model.Citation;
import io.plumbline.model.Estate;
import io.plumbline.model.Locator;
import io.plumbline.model.Redaction;
import io.plumbline.model.WebLink;
import io.plumbline.report.Report.Excerpt;
import io.plumbline.report.Report.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the citations in the order they are first used, and cuts their excerpts. Secrets are masked in the whole file
 * before lines are taken from it, so that half a key is masked too.
 */
final class Evidence {

    /** Lines of an excerpt, from the brief of the report. */
    static final int MOST = 12;

    private static final int AROUND = 2;

    /** Lines shown at least, where the file has them; blank ones at the ends are left out. */
    private static final int LEAST = 5;

    /** Lines shown of a range that is longer than an excerpt: a whole file says little more than its beginning. */
    private static final int BEGINNING = 6;

    /** Longest quote kept, in characters; beyond it the place says more than the text. */
    private static final int QUOTE = 20_000;

    private record Key(String source, String revision, Locator locator) {}

    private record FileKey(String source, String path) {}

    private final Estate estate;
    private final Map<String, WebLink> links;
    private final Redaction redaction;
    private final Map<Key, Reference> references = new LinkedHashMap<>();
    private final Map<FileKey, List<String>> files = new HashMap<>();

    Evidence(Estate estate, List<ReportInput.Origin> origins, Redaction redaction) {
        this.estate = estate;
        this.redaction = redaction;
        this.links = new HashMap<>();
        for (ReportInput.Origin origin : origins) {
            WebLink link = origin.link();
            if (link != null) {
                links.put(origin.name() + "\u0000" + origin.revision(), link);
            }
        }
    }

    /** The citation's number; equal places share one. */
    Reference number(Citation citation) {
        Key key = new Key(citation.source(), citation.revision(), citation.locator());
        Reference known = references.get(key);
        if (known != null) {
            return known;
        }
        Citation masked = mask(citation);
        Reference reference = new Reference(references.size() + 1, masked, excerpt(masked), url(masked));
        references.put(key, reference);
        return reference;
    }

    List<Reference> all() {
        return new ArrayList<>(references.values());
    }

    private Citation mask(Citation citation) {
        String quote = redaction.text(citation.quote());
        if (citation.locator() instanceof Locator.Lines lines && sameText(citation, lines)) {
            List<String> file = lines(citation.source(), lines.path());
            quote = String.join("\n", file.subList(lines.line() - 1, Math.min(lines.endLine(), file.size())));
        }
        if (quote.length() > QUOTE) {
            quote = io.plumbline.report.text.Visible.cut(quote, QUOTE);
        }
        return new Citation(
                citation.source(),
                citation.revision(),
                citation.locator(),
                quote,
                citation.quoteHash(),
                citation.level());
    }

    /** Whether the estate holds the very text the citation quotes, and not another revision of it. */
    private boolean sameText(Citation citation, Locator.Lines lines) {
        return estate.file(citation.source(), lines.path())
                .filter(file -> file.revision().equals(citation.revision()))
                .filter(file -> lines.line() <= file.lines().size())
                .isPresent();
    }

    private @Nullable Excerpt excerpt(Citation citation) {
        if (!(citation.locator() instanceof Locator.Lines lines)) {
            return null;
        }
        if (!sameText(citation, lines)) {
            List<String> quote = citation.quote().lines().toList();
            quote = quote.size() > MOST ? quote.subList(0, BEGINNING) : quote;
            return new Excerpt(lines.line(), quote, lines.line(), lines.endLine());
        }
        List<String> file = lines(citation.source(), lines.path());
        int to = Math.min(lines.endLine(), file.size());
        int room = MOST - (to - lines.line() + 1);
        if (room < 0) {
            return new Excerpt(
                    lines.line(), file.subList(lines.line() - 1, lines.line() - 1 + BEGINNING), lines.line(), to);
        }
        int first = Math.max(1, lines.line() - Math.min(AROUND, room / 2));
        int last = Math.min(file.size(), Math.min(Math.max(to + AROUND, first + LEAST - 1), first + MOST - 1));
        while (first < lines.line() && file.get(first - 1).isBlank()) {
            first++;
        }
        while (last > to && file.get(last - 1).isBlank()) {
            last--;
        }
        return new Excerpt(first, file.subList(first - 1, last), lines.line(), to);
    }

    private List<String> lines(String source, String path) {
        return files.computeIfAbsent(new FileKey(source, path), key -> estate.file(source, path)
                .map(file -> redaction.text(file.text()).lines().toList())
                .orElse(List.of()));
    }

    private @Nullable String url(Citation citation) {
        WebLink link = links.get(citation.source() + "\u0000" + citation.revision());
        if (link == null) {
            return null;
        }
        Locator locator = citation.locator();
        String url = locator instanceof Locator.Lines lines
                ? link.to(lines.path(), lines.line(), lines.endLine())
                : link.to(locator.path(), 1, 1);
        return url.startsWith("https://") || url.startsWith("http://") ? url : null;
    }
}
