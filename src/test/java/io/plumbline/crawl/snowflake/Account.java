package io.plumbline.crawl.snowflake;

import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An account as a test wants it: who may log in, with which roles, and what those roles may see. */
final class Account {

    enum Edition {
        STANDARD,
        ENTERPRISE
    }

    /** A user with up to two public keys, so that a key can be renewed. The first role is the default. */
    record User(String name, List<PublicKey> keys, List<String> roles, String warehouse, boolean disabled) {}

    /** A programmatic access token or one of OAuth. */
    record Token(String user, String authenticator, Instant expires) {}

    /** A privilege of a role, as SHOW GRANTS lists it. */
    record Grant(String privilege, String on, String name, String role) {}

    /** Beside the columns of SHOW WAREHOUSES, how long a statement may run on it. */
    static final String LIMIT = "statement_timeout_in_seconds";

    final String name = "ACME";
    Edition edition = Edition.ENTERPRISE;

    /** What time the account says it is, null for the time it is. */
    @Nullable
    Instant now;

    final Map<String, User> users = new TreeMap<>();
    final Map<String, Token> tokens = new TreeMap<>();
    final List<Grant> grants = new ArrayList<>();

    /** What EXPLAIN says of any query. */
    long partitionsTotal = 100;

    long partitions = 7;
    long bytes = 1_048_576;

    /** Rows of SHOW WAREHOUSES by the names of its columns, over {@link Shows}' defaults. */
    final List<Map<String, Object>> warehouses = new ArrayList<>();

    /** Views nobody may read any more, whatever is granted. */
    final Set<String> revoked = new TreeSet<>();

    /** Whether LIKE looks at the rows that SHOW would give anyway, and at no further ones. */
    boolean filtersFirstRows;

    void user(String user, List<PublicKey> keys, String... roles) {
        users.put(user, new User(user, keys, List.of(roles), "AUDIT_WH", false));
    }

    void warehouse(String warehouse, Map<String, Object> columns) {
        Map<String, Object> row = new LinkedHashMap<>(Map.of("name", warehouse));
        row.putAll(columns);
        warehouses.add(row);
    }

    void grant(String privilege, String on, String object, String role) {
        grants.add(new Grant(privilege, on, object, role));
    }

    /** Grants what opens all views, and the use of the warehouse. */
    void reader(String role) {
        for (String viewer : List.of("OBJECT_VIEWER", "USAGE_VIEWER", "GOVERNANCE_VIEWER", "SECURITY_VIEWER")) {
            grant("USAGE", "DATABASE_ROLE", "SNOWFLAKE." + viewer, role);
        }
        grant("USAGE", "WAREHOUSE", "AUDIT_WH", role);
    }

    boolean holds(String role, String on, String object) {
        return role.equals("ACCOUNTADMIN")
                || grants.stream()
                        .anyMatch(grant -> grant.role().equals(role)
                                && grant.on().equals(on)
                                && grant.name().equals(object));
    }

    boolean mayRead(String role, AccountUsage.View view) {
        return !revoked.contains(view.name())
                && !(view.enterprise() && edition == Edition.STANDARD)
                && view.roles().stream().anyMatch(viewer -> holds(role, "DATABASE_ROLE", "SNOWFLAKE." + viewer));
    }
}
