package io.plumbline.report;

import io.plumbline.model.Author;
import io.plumbline.model.Commit;
import io.plumbline.model.RepositoryHistory;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How much was committed, when, and by how many. Merges are not counted. */
final class Activity {

    private static final int MONTHS = 24;

    /**
     * Who has not committed for so long is gone: a year, as in Avelino, Constantinou, Valente and Serebrenik, On the
     * abandonment and survival of open source projects, 2019.
     */
    private static final Duration GONE = Duration.ofDays(365);

    private final List<Commit> commits;
    private final Instant asOf;
    private final Set<String> active;

    Activity(RepositoryHistory history, Instant asOf) {
        this.commits =
                history.commits().stream().filter(commit -> !commit.merge()).toList();
        this.asOf = asOf;
        this.active = authors(commit -> commit.committed().isAfter(since()));
    }

    /** The day since which an active person has committed. */
    Instant since() {
        return asOf.minus(GONE);
    }

    int commits() {
        return commits.size();
    }

    int people() {
        return authors(commit -> true).size();
    }

    /** Keys of the people who are not gone, see {@link Author#key}. */
    Set<String> active() {
        return active;
    }

    /** The last 24, oldest first. */
    List<RepositoryReport.Month> months() {
        YearMonth last = month(asOf);
        return IntStream.range(0, MONTHS)
                .mapToObj(i -> last.minusMonths(MONTHS - 1L - i))
                .map(month -> {
                    Predicate<Commit> within =
                            commit -> month(commit.committed()).equals(month);
                    return new RepositoryReport.Month(
                            month,
                            (int) commits.stream().filter(within).count(),
                            authors(within).size());
                })
                .toList();
    }

    private Set<String> authors(Predicate<Commit> which) {
        return commits.stream()
                .filter(which)
                .flatMap(commit -> Stream.concat(Stream.of(commit.author()), commit.coAuthors().stream()))
                .filter(author -> !author.name().endsWith("[bot]"))
                .map(Author::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static YearMonth month(Instant instant) {
        return YearMonth.from(instant.atZone(ZoneOffset.UTC));
    }
}
