package io.plumbline.pipeline;

import io.plumbline.job.Suggestion;
import io.plumbline.job.UserError;
import io.plumbline.sql.Dialect;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The dialects by the names people give them. */
public final class SqlDialects {

    private static final List<String> ADAPTERS =
            List.of("alloydb", "athena", "greenplum", "materialize", "presto", "spark");

    private SqlDialects() {}

    /** {@code snowflake}, {@code bigquery} … */
    public static List<String> names() {
        return Arrays.stream(Dialect.values())
                .map(dialect -> dialect.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /**
     * The dialect of a name, or of a dbt adapter that speaks one.
     *
     * @throws UserError where there is none
     */
    static Dialect named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (names().contains(lower) || ADAPTERS.contains(lower)) {
            return Dialect.ofAdapter(lower);
        }
        throw UserError.input(
                "there is no dialect \"" + name + "\"; expected " + String.join(", ", names()),
                Suggestion.orElse(lower, names(), "Adapters of other names: use the nearest of these."));
    }
}
