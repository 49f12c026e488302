package io.plumbline.crawl.history;

import io.plumbline.model.Author;
import io.plumbline.model.Authorship;
import io.plumbline.model.Authorship.Share;
import io.plumbline.model.Commit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Turns recorded names into people and counts what is theirs. */
final class People {

    private static final Comparator<Share> LARGEST_FIRST = Comparator.comparing(Share::count)
            .reversed()
            .thenComparing(share -> share.author().key());

    private final Mailmap mailmap;
    private final ChangeLog log;
    private final Map<Entry, Author> authors = new HashMap<>();
    private final Map<String, Author> byKey = new HashMap<>();
    private final TreeSet<String> ids = new TreeSet<>();

    People(Mailmap mailmap, ChangeLog log) {
        this.mailmap = mailmap;
        this.log = log;
    }

    /** Registers a commit; call it newest first, so that a person goes by the name used last. */
    void meet(Entry entry) {
        author(entry);
        ids.add(entry.id.name());
    }

    Author author(Entry entry) {
        return authors.computeIfAbsent(entry, e -> {
            Author mapped = mailmap.map(e.author.name(), e.author.email());
            return byKey.computeIfAbsent(mapped.key(), key -> mapped);
        });
    }

    Commit commit(Entry entry) {
        List<Author> coAuthors = new ArrayList<>();
        List<String> names = entry.message.coAuthors();
        for (int i = 0; i + 1 < names.size(); i += 2) {
            coAuthors.add(mailmap.map(names.get(i), names.get(i + 1)));
        }
        return new Commit(
                entry.id.name(),
                entry.parents.stream().map(id -> id.name()).toList(),
                author(entry),
                coAuthors,
                Instant.ofEpochSecond(entry.author.seconds()),
                Instant.ofEpochSecond(entry.committed),
                entry.message.subject(),
                entry.message.reverts().stream().map(this::full).toList(),
                entry.message.issues(),
                entry.changes());
    }

    /** The whole id where exactly one commit begins with it. */
    private String full(String id) {
        String found = ids.ceiling(id);
        String next = found == null ? null : ids.higher(found);
        boolean one = found != null && found.startsWith(id) && (next == null || !next.startsWith(id));
        return one && found != null ? found : id;
    }

    Authorship authorship(List<Runs.Run> lines, List<FileTouches.Touch> touches) {
        Map<Author, Integer> byLines = new HashMap<>();
        int unknown = 0;
        for (Runs.Run run : lines) {
            Entry entry = log.entry(run.commit());
            if (entry != null) {
                byLines.merge(author(entry), run.length(), Integer::sum);
            } else {
                unknown += run.length();
            }
        }
        Map<Author, Integer> byCommits = new HashMap<>();
        touches.forEach(touch -> byCommits.merge(author(touch.entry()), 1, Integer::sum));
        return new Authorship(shares(byLines), shares(byCommits), unknown);
    }

    private static List<Share> shares(Map<Author, Integer> counts) {
        double all = counts.values().stream().mapToInt(i -> i).sum();
        return counts.entrySet().stream()
                .map(entry -> new Share(entry.getKey(), entry.getValue(), entry.getValue() / all))
                .sorted(LARGEST_FIRST)
                .toList();
    }
}
