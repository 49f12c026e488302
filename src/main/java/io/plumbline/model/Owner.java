package io.plumbline.model;

import org.jspecify.annotations.Nullable;

/** Who answers for a thing, as its YAML says. */
public record Owner(@Nullable String name, @Nullable String email) {

    /** The name, else the address, else an empty string. */
    public String label() {
        return name != null ? name : email != null ? email : "";
    }
}
