package io.plumbline.model;

import java.util.Locale;

/**
 * A person of a Git history after the repository's {@code .mailmap}. Both texts come from a stranger: control and
 * direction characters are replaced, markup is kept as text and must be escaped where it is shown.
 */
public record Author(String name, String email) {

    /** What tells two people apart: the address in lower case, else the name. */
    public String key() {
        return (email.isBlank() ? name : email).toLowerCase(Locale.ROOT);
    }
}
