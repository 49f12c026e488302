package io.plumbline.audit.git;

import io.plumbline.audit.RuleContext;
import io.plumbline.model.Author;
import io.plumbline.model.Estate;
import io.plumbline.model.RepositoryHistory;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** When each person of a repository last worked on it, as author or co-author of any of its files. */
final class Activity {

    private final Map<String, Map<String, Instant>> bySource = new HashMap<>();

    static Activity of(RuleContext context) {
        return context.derived(Activity.class, Activity::new);
    }

    private Activity(Estate estate) {
        for (RepositoryHistory history : estate.histories()) {
            Map<String, Instant> last = bySource.computeIfAbsent(history.source(), source -> new HashMap<>());
            history.commits().forEach(commit -> Stream.concat(Stream.of(commit.author()), commit.coAuthors().stream())
                    .forEach(person -> last.merge(person.key(), commit.committed(), Activity::later)));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** When somebody last committed to a source's repository; empty for one who never did. */
    Optional<Instant> last(String source, Author person) {
        return Optional.ofNullable(bySource.getOrDefault(source, Map.of()).get(person.key()));
    }

    /** How many people committed to it since a moment. */
    long since(String source, Instant moment) {
        return bySource.getOrDefault(source, Map.of()).values().stream()
                .filter(last -> last.isAfter(moment))
                .count();
    }
}
