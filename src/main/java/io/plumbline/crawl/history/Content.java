package io.plumbline.crawl.history;

import org.jspecify.annotations.Nullable;

/** What was found out about one blob so far, shared by all trees that hold it. */
final class Content {

    static final long NOT_ASKED = -2;

    long size = NOT_ASKED;

    @Nullable
    Spans spans;
}
