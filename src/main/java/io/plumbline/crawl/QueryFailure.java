package io.plumbline.crawl;

import org.jspecify.annotations.Nullable;

/** A query that gave no result. */
public final class QueryFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is known of it. */
    public enum Kind {
        /** The guard or the role forbids it: nothing was sent. */
        REFUSED,
        /** Somebody stopped it. */
        CANCELLED,
        /** It ran longer than its limit and was stopped. */
        TIMEOUT,
        /** The warehouse says no. */
        FAILED,
        /** There is no answer: whether it ran to its end is not known. */
        LOST
    }

    private final Kind kind;
    private final @Nullable String queryId;

    public QueryFailure(Kind kind, @Nullable String queryId, String message) {
        super(message);
        this.kind = kind;
        this.queryId = queryId;
    }

    public Kind kind() {
        return kind;
    }

    /** By which the warehouse's history knows it; null where the warehouse did not tell. */
    public @Nullable String queryId() {
        return queryId;
    }
}
