package io.plumbline.catalog;

/**
 * Who does something.
 *
 * @param name of the person
 * @param proof how that is known, in words
 */
public record Actor(String name, String proof) {

    /** Plumbline itself: what nobody decided. */
    public static final Actor PLUMBLINE = new Actor("plumbline", "the program itself");

    public Actor {
        if (name.isBlank() || proof.isBlank()) {
            throw new IllegalArgumentException("an actor has a name and a proof");
        }
    }
}
