package io.plumbline.embed;

/** Told how embedding goes on, and asked whether it should. */
public interface EmbedProgress {

    /**
     * Called after every batch, when its vectors are saved.
     *
     * @param done texts embedded so far in this call
     * @param total texts to embed in this call
     * @return whether to go on
     */
    boolean advance(int done, int total);
}
