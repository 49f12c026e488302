package io.plumbline.crawl.snowflake;

import io.plumbline.model.Redaction;
import java.sql.SQLException;

/** A statement that Snowflake did not answer, by what a crawl can do about it. */
final class SnowflakeFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    enum Kind {
        /** The object is not there, or the role may not see it: Snowflake does not say which. */
        HIDDEN,
        /** Out of time, by the session's limit or the warehouse's. */
        TIMEOUT,
        /** The session has no warehouse to run it on. */
        NO_WAREHOUSE,
        /** The session is over, and cannot be renewed. */
        SESSION,
        /** Anything else. */
        OTHER
    }

    private final Kind kind;
    private final String said;

    SnowflakeFailure(SQLException cause) {
        super(firstLines(cause), cause);
        this.said = new Redaction().text("Snowflake says (" + cause.getErrorCode() + "): " + firstLines(cause));
        this.kind = switch (cause.getErrorCode()) {
            case 2003, 2043 -> Kind.HIDDEN;
            case 604, 630 -> Kind.TIMEOUT;
            case 606 -> Kind.NO_WAREHOUSE;
            case 390111, 390112, 390113, 390114, 390115 -> Kind.SESSION;
            default -> Kind.OTHER;
        };
    }

    Kind kind() {
        return kind;
    }

    /** Its code and text, on one line. */
    String said() {
        return said;
    }

    private static String firstLines(SQLException cause) {
        return String.valueOf(cause.getMessage())
                .lines()
                .limit(3)
                .reduce((a, b) -> a + " " + b)
                .orElse("nothing");
    }
}
