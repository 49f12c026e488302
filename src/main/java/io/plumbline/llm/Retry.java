package io.plumbline.llm;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a call is tried again: on 429, on a failure of the server and where nothing listens, {@value #TRIES} times in all,
 * waiting as long as the provider asks (Retry-After, RFC 9110 section 10.2.3), else half a second and twice as long each
 * time. A wait that would outlast the call's time is not begun.
 */
final class Retry {

    static final int TRIES = 3;

    private static final Duration FIRST = Duration.ofMillis(500);

    /** How long to wait before the next try; null for no further one. */
    @Nullable
    Duration pause(WireProblem problem, int attempt, Duration left) {
        if (!problem.again() || attempt >= TRIES) {
            return null;
        }
        Duration pause = problem.asked().orElse(FIRST.multipliedBy(1L << (attempt - 1)));
        return pause.compareTo(left) < 0 ? pause : null;
    }

    void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the headers of an answer ask for. */
    static Optional<Duration> asked(HttpHeaders headers) {
        return headers.firstValue("retry-after").flatMap(value -> {
            try {
                return Optional.of(
                        value.matches("\\d{1,6}")
                                ? Duration.ofSeconds(Long.parseLong(value))
                                : Duration.between(
                                        Instant.now(),
                                        ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }
}
