package io.plumbline.model;

import org.jspecify.annotations.Nullable;

/**
 * A passage that is embedded and searched.
 *
 * @param id SHA-256 over source, locator and {@code hash}, hexadecimal
 * @param artifact unique id of the artifact it is part of, null where it belongs to none
 * @param kind {@code sql}, {@code yaml}, {@code macro}, {@code markdown}, {@code text}, {@code pdf}, {@code csv}
 * @param context one deterministic line that says what the passage is, put before it when it is embedded
 * @param text the passage, exactly the lines its locator names
 * @param hash SHA-256 of {@code embedded()}: equal text is embedded once
 */
public record Chunk(
        String id,
        String source,
        String revision,
        Locator locator,
        @Nullable String artifact,
        String kind,
        String context,
        String text,
        String hash) {

    public static Chunk of(
            String source,
            String revision,
            Locator locator,
            @Nullable String artifact,
            String kind,
            String context,
            String text) {
        String hash = Citation.hash(context + "\n" + text);
        String id = Citation.hash(source + "\u0000" + locator + "\u0000" + hash);
        return new Chunk(id, source, revision, locator, artifact, kind, context, text, hash);
    }

    /** The text that goes to the embedding model. */
    public String embedded() {
        return context + "\n" + text;
    }
}
