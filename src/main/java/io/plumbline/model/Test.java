package io.plumbline.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A data test.
 *
 * @param test the generic test's name, {@code unique} for example; null for a singular test
 * @param namespace the package of the generic test, {@code dbt_utils} for example; null where none is named
 * @param attachedTo unique id of the node it tests; null where a singular test names none
 * @param column the tested column; null for a test of the whole node
 * @param arguments the test's arguments besides model and column, JSON-like
 * @param config resolved configuration ({@code severity}, {@code where} …)
 */
public record Test(
        String id,
        String name,
        String packageName,
        Location location,
        String description,
        @Nullable String test,
        @Nullable String namespace,
        @Nullable String attachedTo,
        @Nullable String column,
        Map<String, Object> arguments,
        Map<String, Object> config,
        boolean enabled)
        implements Artifact {

    public Test {
        arguments = Values.copy(arguments);
        config = Values.copy(config);
    }

    public boolean singular() {
        return test == null;
    }

    /** {@code unique}, or {@code dbt_utils.expression_is_true}; a singular test's own name. */
    public String label() {
        return test == null ? name : namespace == null ? test : namespace + "." + test;
    }
}
