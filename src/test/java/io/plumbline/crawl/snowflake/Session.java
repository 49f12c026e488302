package io.plumbline.crawl.snowflake;

import java.sql.Connection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A session: who, as what, with which settings. Its DuckDB connection runs one statement at a time. */
final class Session {

    /** Words that stand for something of the session, or for NULL while it has no such thing. */
    static final Set<String> WORDS =
            Set.of("CURRENT_USER", "CURRENT_ROLE", "CURRENT_WAREHOUSE", "CURRENT_DATABASE", "CURRENT_SCHEMA");

    final long id;
    final String user;
    final Connection duck;
    final Map<String, Object> parameters = new TreeMap<>();
    volatile String role;
    volatile @Nullable String warehouse;
    volatile @Nullable String database;
    volatile @Nullable String schema;
    volatile boolean secondaryRoles = true;
    volatile String lastQueryId = "";

    Session(long id, String user, String role, Connection duck) {
        this.id = id;
        this.user = user;
        this.role = role;
        this.duck = duck;
    }

    /** What the words of the session stand for; null for any other word. */
    @Nullable
    String word(String word, Account account) {
        return switch (word) {
            case "CURRENT_USER" -> user;
            case "CURRENT_ROLE" -> role;
            case "CURRENT_WAREHOUSE" -> warehouse;
            case "CURRENT_DATABASE" -> database;
            case "CURRENT_SCHEMA" -> schema;
            case "CURRENT_ACCOUNT" -> account.name;
            case "CURRENT_SESSION" -> Long.toString(id);
            case "CURRENT_VERSION" -> "9.0.0";
            case "CURRENT_REGION" -> "AWS_EU_CENTRAL_1";
            case "LAST_QUERY_ID" -> lastQueryId;
            case "CURRENT_TIMESTAMP", "SYSDATE", "CURRENT_DATE" -> account.now == null ? null : account.now.toString();
            default -> null;
        };
    }

    long seconds(String parameter) {
        return Long.parseLong(String.valueOf(parameters.getOrDefault(parameter, 0)));
    }
}
