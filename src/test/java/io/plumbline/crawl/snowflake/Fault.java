package io.plumbline.crawl.snowflake;

import java.time.Duration;

/** What goes wrong with one request. */
sealed interface Fault {

    /** The server answers with this HTTP status and does nothing. */
    record Status(int status) implements Fault {}

    /** The connection breaks after the statement ran, before its answer. */
    record Dropped() implements Fault {}

    /** The answer takes its time. */
    record Slow(Duration delay) implements Fault {}

    /** The session's token is too old by now; with {@code master} the one to renew it too. */
    record Expired(boolean master) implements Fault {}

    /** The bytes of a chunk end early. */
    record Truncated() implements Fault {}
}
