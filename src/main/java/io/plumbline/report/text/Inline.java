package io.plumbline.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Running text with identifiers in back-ticks, the only markup a message has: {@code `orders` has no test}. A back-tick
 * without a partner is a back-tick.
 */
public final class Inline {

    /** A piece of it. */
    public record Span(String text, boolean code) {}

    private Inline() {}

    /** The pieces in order, control characters made visible. */
    public static List<Span> of(String message) {
        String text = Visible.line(message);
        List<Span> spans = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('`', at);
            int close = open < 0 ? -1 : text.indexOf('`', open + 1);
            if (close <= open + 1) {
                break;
            }
            add(spans, text.substring(at, open), false);
            add(spans, text.substring(open + 1, close), true);
            at = close + 1;
        }
        add(spans, text.substring(at), false);
        return List.copyOf(spans);
    }

    /** Without the back-ticks. */
    public static String plain(String message) {
        return of(message).stream().map(Span::text).collect(Collectors.joining());
    }

    private static void add(List<Span> spans, String text, boolean code) {
        if (!text.isEmpty()) {
            spans.add(new Span(text, code));
        }
    }
}
