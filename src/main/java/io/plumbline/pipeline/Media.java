package io.plumbline.pipeline;

import java.util.Locale;

/** The media types of documents, by the ending of their name. */
final class Media {

    private Media() {}

    static String of(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "md", "markdown" -> "text/markdown";
            case "pdf" -> "application/pdf";
            default -> "text/plain";
        };
    }
}
