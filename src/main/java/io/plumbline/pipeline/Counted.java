package io.plumbline.pipeline;

/** A number with its noun. */
final class Counted {

    private Counted() {}

    /** {@code 1 model}, {@code 1,234 models}. */
    static String of(long count, String noun) {
        return "%,d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }
}
