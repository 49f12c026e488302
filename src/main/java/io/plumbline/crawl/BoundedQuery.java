package io.plumbline.crawl;

import io.plumbline.sql.Dialect;
import io.plumbline.sql.GuardPolicy;
import io.plumbline.sql.ReadOnlyGuard;
import io.plumbline.sql.TableName;
import io.plumbline.sql.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One query with its limits.
 *
 * @param sql exactly what is sent
 * @param approval what allows it: letters, digits and {@code . _ : -}; QUERY_HISTORY shows it as part of the query tag
 */
public record BoundedQuery(String sql, QueryLimits limits, String approval) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    public BoundedQuery {
        if (!NAME.matcher(approval).matches()) {
            throw new IllegalArgumentException("\"" + approval + "\" is no name of an approval");
        }
    }

    /** What the guard says: only one plain query on tables within the limits passes. */
    public Verdict verdict() {
        List<TableName> prefixes = limits.tables().stream()
                .map(name -> Arrays.stream(name.split("\\."))
                        .map(part -> Dialect.SNOWFLAKE.fold(part, false))
                        .toList())
                .map(TableName::new)
                .toList();
        return new ReadOnlyGuard(new GuardPolicy(Set.of(), prefixes, false, false), Dialect.SNOWFLAKE).check(sql);
    }

    /** What the warehouse's history shows of it. */
    public String tag() {
        return "{\"app\":\"plumbline\",\"approval\":\"" + approval + "\"}";
    }
}
