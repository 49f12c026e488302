package io.plumbline.job;

/**
 * An option of a source or delivery type, as jobs.yml knows it; checks, the JSON Schema and the documentation are made
 * from it.
 *
 * @param example a value that works, as it is written in YAML
 */
public record OptionSpec(String name, Type type, boolean required, String description, String example) {

    public enum Type {
        TEXT,
        NUMBER,
        FLAG,
        LIST,
        MAP,
        /** Text that must come from {@code ${ENV}} or {@code ${file:…}}. */
        SECRET,
        /** People expect it here and it is not taken; its description says what to do instead. */
        REFUSED
    }
}
