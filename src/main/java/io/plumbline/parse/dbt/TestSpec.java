package io.plumbline.parse.dbt;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A generic test as YAML asks for it.
 *
 * @param arguments every argument of the macro besides {@code model}, {@code column_name} included
 * @param target the expression that names what it hangs on: {@code ref('orders')}
 * @param model the template dbt passes as {@code model}
 * @param source the source it hangs on, null where it hangs on a node
 */
record TestSpec(
        String test,
        @Nullable String namespace,
        Map<String, @Nullable Object> arguments,
        Map<String, @Nullable Object> config,
        @Nullable String column,
        String target,
        String model,
        String description,
        @Nullable SourceDraft source) {}
