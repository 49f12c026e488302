package io.plumbline.report.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/** The Markdown of a rule's own pages: why and remedy. Raw HTML is shown as text, images are left out. */
public final class Prose {

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .nodeRendererFactory(context -> new NoImages())
            .build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().build();
    private static final Pattern SENTENCE_START = Pattern.compile("\\p{Lu}|`[^`]");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?=\\s+[A-Z`]|\\s*$)");

    private static final class NoImages implements NodeRenderer {
        @Override
        public java.util.Set<Class<? extends Node>> getNodeTypes() {
            return java.util.Set.of(Image.class);
        }

        @Override
        public void render(Node node) {}
    }

    private Prose() {}

    /** HTML without scripts, raw tags, images or addresses other than http, https and mailto. */
    public static String html(String markdown) {
        return HTML.render(PARSER.parse(markdown)).strip();
    }

    /** Plain text, one line per paragraph. */
    public static String text(String markdown) {
        return TEXT.render(PARSER.parse(markdown)).strip();
    }

    /** The first sentence, its back-ticks kept; empty where the text begins with something else, a block of code say. */
    public static String firstSentence(String markdown) {
        String first = markdown.strip()
                .split("\\R\\s*\\R", 2)[0]
                .replaceAll("\\s+", " ")
                .replaceFirst("^(?:[-*]|\\d+\\.) ", "");
        if (!SENTENCE_START.matcher(first).lookingAt()) {
            return "";
        }
        Matcher end = SENTENCE_END.matcher(first);
        return end.find() ? first.substring(0, end.end()) : first;
    }
}
