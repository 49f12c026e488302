package io.plumbline.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Jinja macro.
 *
 * @param parameters the names in its signature, in order
 * @param arguments what YAML says of its arguments
 * @param calls unique ids of the macros its body calls, as far as they resolve
 * @param declared the lines of its YAML entry, null where no YAML names it
 */
public record Macro(
        String id,
        String name,
        String packageName,
        Location location,
        String description,
        List<String> parameters,
        List<Argument> arguments,
        List<String> calls,
        @Nullable Location declared)
        implements Artifact {

    /** An argument as YAML documents it. */
    public record Argument(String name, @Nullable String type, String description) {}

    public Macro {
        parameters = List.copyOf(parameters);
        arguments = List.copyOf(arguments);
        calls = List.copyOf(calls);
    }
}
