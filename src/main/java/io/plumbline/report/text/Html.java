package io.plumbline.report.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Writes HTML that cannot be broken out of: tag and attribute names come from the writers' constants, every text and
 * attribute value is escaped, every element is closed in its turn, and an address is written only where it is http, https or
 * a place on this page.
 */
public final class Html {

    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9-]*");
    private static final Pattern ADDRESS = Pattern.compile("(?:https?://[^\\s/][^\\s]*|#[A-Za-z0-9._-]+)");

    private final StringBuilder out = new StringBuilder(1 << 16);
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn; one whose value is empty is left out
     */
    public Html open(String tag, String... attributes) {
        tag(tag, attributes);
        open.push(tag);
        return this;
    }

    /** An element without content. */
    public Html empty(String tag, String... attributes) {
        tag(tag, attributes);
        return this;
    }

    /** Closes the innermost element. */
    public Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Closes the innermost element and ends the line. */
    public Html end() {
        return close().line();
    }

    public Html line() {
        out.append('\n');
        return this;
    }

    /** Running text, control characters made visible. */
    public Html text(String text) {
        escape(Visible.line(text), false);
        return this;
    }

    /** Our own words, spaces at their ends kept. */
    public Html words(String words) {
        escape(words, false);
        return this;
    }

    /** A line of code, tabs and spaces kept. */
    public Html code(String line) {
        escape(Visible.code(line), false);
        return this;
    }

    /** Running text with identifiers in back-ticks. */
    public Html inline(String message) {
        Inline.of(message).forEach(span -> {
            if (span.code()) {
                element("code", span.text());
            } else {
                escape(span.text(), false);
            }
        });
        return this;
    }

    /** An element with text alone. */
    public Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** Markup that another writer already made safe: rendered Markdown of a rule, our own style and script. */
    public Html safe(String markup) {
        out.append(markup);
        return this;
    }

    private void tag(String tag, String... attributes) {
        require(tag);
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            String name = attributes[i];
            String value = attributes[i + 1];
            require(name);
            if (value.isEmpty()
                    || name.equals("href") && !ADDRESS.matcher(value).matches()) {
                continue;
            }
            out.append(' ').append(name).append("=\"");
            escape(Visible.line(value), true);
            out.append('"');
        }
        out.append('>');
    }

    private static void require(String name) {
        if (!NAME.matcher(name).matches() || name.startsWith("on")) {
            throw new IllegalArgumentException("'" + name + "' is no name of an element or attribute");
        }
    }

    private void escape(String text, boolean attribute) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append(attribute ? "&quot;" : "\"");
                default -> out.append(c);
            }
        }
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return out.toString();
    }
}
