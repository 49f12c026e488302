package io.plumbline.agent;

import io.plumbline.model.Citation;
import io.plumbline.model.Location;
import io.plumbline.model.Locator;
import io.plumbline.model.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines that prove a statement: as few as hold all its identifiers and numbers, out of the places where they should
 * be. What no line holds is looked for in the results of queries. Not safe for concurrent use.
 */
final class Evidence {

    private static final int MOST_LINES = 6;

    private final Files files;
    private final Knowledge knowledge;
    private final Queries queries;

    Evidence(Files files, Knowledge knowledge, Queries queries) {
        this.files = files;
        this.knowledge = knowledge;
        this.queries = queries;
    }

    private record Line(SourceFile file, int number, String text, Set<String> shown) {

        Location location() {
            return Location.ofLine(file.source(), file.path(), number);
        }
    }

    /** The statement with its citations; without any where nothing was found. */
    Sentence of(Draft draft) {
        Set<String> open = new HashSet<>(Terms.claimed(draft.text()));
        List<Citation> citations = new ArrayList<>(draft.whole() ? whole(draft.places()) : lines(draft.places(), open));
        draft.pages().forEach(page -> page(page, open).ifPresent(citations::add));
        for (String query : draft.queries()) {
            if (!open.isEmpty() || citations.isEmpty()) {
                queries.cite(query).ifPresent(citation -> {
                    if (open.removeAll(Terms.shown(citation.locator() + "\n" + citation.quote()))
                            || citations.isEmpty()) {
                        citations.add(citation);
                    }
                });
            }
        }
        return new Sentence(draft.text(), citations);
    }

    private List<Citation> whole(List<Location> places) {
        return places.stream()
                .flatMap(place -> files.find(place.source(), place.path()).stream()
                        .filter(file -> place.endLine() <= file.lines().size())
                        .map(file -> Citation.of(file, place)))
                .toList();
    }

    /** The line of a page that proves most. */
    private Optional<Citation> page(Draft.Page page, Set<String> open) {
        return files.revision(page.source(), page.path()).flatMap(revision -> knowledge
                .page(page.source(), page.path(), page.number())
                .flatMap(text -> text.lines()
                        .filter(line -> !line.isBlank())
                        .max(Comparator.comparingLong(line -> Terms.shown(line).stream()
                                .filter(open::contains)
                                .count())))
                .map(line -> {
                    open.removeAll(Terms.shown(line));
                    return new Citation(
                            page.source(),
                            revision,
                            new Locator.Page(page.path(), page.number()),
                            line,
                            Citation.hash(line),
                            Citation.Level.UNCHECKED);
                }));
    }

    private List<Citation> lines(List<Location> places, Set<String> open) {
        List<Line> candidates = new ArrayList<>();
        places.forEach(place -> candidates.addAll(lines(place)));
        List<Line> chosen = new ArrayList<>();
        while (chosen.size() < MOST_LINES && (chosen.isEmpty() || !open.isEmpty())) {
            Line best = best(candidates, open);
            if (best == null || !chosen.isEmpty() && proved(best, open) == 0) {
                break;
            }
            open.removeAll(best.shown());
            chosen.add(best);
        }
        return merged(chosen);
    }

    /** The line that proves most, the first of equals; null where there is none. */
    private static @Nullable Line best(List<Line> candidates, Set<String> open) {
        Line best = null;
        long most = -1;
        for (Line line : candidates) {
            long proved = proved(line, open);
            if (proved > most && !line.text().isBlank()) {
                best = line;
                most = proved;
            }
        }
        return best;
    }

    private static long proved(Line line, Set<String> open) {
        return open.stream().filter(line.shown()::contains).count();
    }

    private List<Line> lines(Location place) {
        List<Line> lines = new ArrayList<>();
        files.find(place.source(), place.path()).ifPresent(file -> {
            List<String> all = file.lines();
            for (int i = place.line(); i <= Math.min(place.endLine(), all.size()); i++) {
                String text = all.get(i - 1);
                lines.add(new Line(file, i, text, Terms.shown(file.path() + ":" + i + "\n" + text)));
            }
        });
        return lines;
    }

    /** Neighbouring lines as one range, the ranges in the order of their first choice. */
    private static List<Citation> merged(List<Line> chosen) {
        List<Citation> citations = new ArrayList<>();
        List<Line> left = new ArrayList<>(chosen);
        while (!left.isEmpty()) {
            Line first = left.remove(0);
            TreeSet<Integer> numbers = new TreeSet<>(Set.of(first.number()));
            boolean grown = true;
            while (grown) {
                grown = left.removeIf(line -> line.file().equals(first.file())
                        && (line.number() == numbers.first() - 1 || line.number() == numbers.last() + 1)
                        && numbers.add(line.number()));
            }
            Location at = first.location();
            citations.add(
                    Citation.of(first.file(), new Location(at.source(), at.path(), numbers.first(), numbers.last())));
        }
        return citations;
    }
}
