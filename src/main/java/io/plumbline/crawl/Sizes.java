package io.plumbline.crawl;

import java.util.Locale;

/** Says sizes the way people do. */
final class Sizes {

    private Sizes() {}

    static String tooLarge(long bytes, long limit) {
        return "it has " + megabytes(bytes) + ", more than the " + megabytes(limit)
                + " that max-file-megabytes allows; its content is not read";
    }

    private static String megabytes(long bytes) {
        return String.format(
                Locale.ROOT, bytes % Scope.MEGABYTE == 0 ? "%.0f MB" : "%.1f MB", bytes / (double) Scope.MEGABYTE);
    }
}
