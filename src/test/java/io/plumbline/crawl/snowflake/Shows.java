package io.plumbline.crawl.snowflake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;

/** What SHOW answers from the account's description, as far as the role has a privilege on it. */
final class Shows {

    /** At most so many rows, however many there are. */
    static final int CAP = 10_000;

    private static final Map<String, String> WAREHOUSE =
            columns("name text, state text, type text, size text, min_cluster_count fixed, max_cluster_count fixed,"
                    + " started_clusters fixed, running fixed, queued fixed, is_default text, is_current text,"
                    + " is_interactive text, auto_suspend fixed, auto_resume text, available text, provisioning text,"
                    + " quiescing text, other text, created_on timestamp_ltz, resumed_on timestamp_ltz,"
                    + " updated_on timestamp_ltz, owner text, comment text, enable_query_acceleration text,"
                    + " query_acceleration_max_scale_factor fixed, resource_monitor text, actives fixed,"
                    + " pendings fixed, failed fixed, suspended fixed, uuid text, scaling_policy text,"
                    + " owner_role_type text, resource_constraint text, generation text");
    private static final Map<String, String> GRANT =
            columns("created_on timestamp_ltz, privilege text, granted_on text,"
                    + " name text, granted_to text, grantee_name text, grant_option text, granted_by text");
    private static final Map<String, String> PARAMETER =
            columns("key text, value text, default text, level text, description text, type text");

    private static final Map<String, Object> USUAL = usual();
    private static final String CREATED = "1767225600.000000000";

    private final Account account;

    Shows(Account account) {
        this.account = account;
    }

    void answer(List<SqlToken> sql, Session session, ArrayNode types, ArrayNode rows) {
        String what = sql.size() < 2 ? "<EOF>" : sql.get(1).upper();
        switch (what) {
            case "WAREHOUSES" -> warehouses(session, like(sql, 2), types, rows);
            case "GRANTS" -> grants(sql, session, types, rows);
            case "PARAMETERS" -> parameters(sql, session, types, rows);
            default ->
                throw SnowflakeError.syntax(sql.size() < 2 ? what : sql.get(1).text());
        }
    }

    private void warehouses(Session session, Predicate<String> like, ArrayNode types, ArrayNode rows) {
        describe(WAREHOUSE, types);
        boolean all = account.holds(session.role, "ACCOUNT", "MANAGE WAREHOUSES");
        Stream<Map<String, Object>> seen = account.warehouses.stream()
                .filter(row -> all || account.holds(session.role, "WAREHOUSE", (String) row.get("name")));
        (account.filtersFirstRows ? seen.limit(CAP) : seen)
                .filter(row -> like.test((String) row.get("name")))
                .limit(CAP)
                .forEach(row -> {
                    Map<String, Object> full = new LinkedHashMap<>(USUAL);
                    full.put("is_current", row.get("name").equals(session.warehouse) ? "Y" : "N");
                    full.putAll(row);
                    full.remove(Account.LIMIT);
                    add(WAREHOUSE, full, rows);
                });
    }

    private void grants(List<SqlToken> sql, Session session, ArrayNode types, ArrayNode rows) {
        if (sql.size() != 5 || !sql.get(2).is("TO") || !sql.get(3).is("ROLE")) {
            throw SnowflakeError.syntax(sql.get(sql.size() - 1).text());
        }
        String role = sql.get(4).kind() == SqlToken.Kind.QUOTED
                ? sql.get(4).value()
                : sql.get(4).upper();
        boolean may = role.equals("PUBLIC")
                || Set.of(role, "ACCOUNTADMIN").contains(session.role)
                || account.holds(session.role, "ROLE", role);
        if (!may) {
            throw SnowflakeError.missing("Role", role);
        }
        describe(GRANT, types);
        for (Account.Grant grant : account.grants) {
            if (grant.role().equals(role)) {
                Map<String, Object> row = new LinkedHashMap<>(Map.of(
                        "created_on",
                        CREATED,
                        "privilege",
                        grant.privilege(),
                        "granted_on",
                        grant.on(),
                        "name",
                        grant.name()));
                row.putAll(Map.of(
                        "granted_to",
                        "ROLE",
                        "grantee_name",
                        role,
                        "grant_option",
                        "false",
                        "granted_by",
                        "ACCOUNTADMIN"));
                add(GRANT, row, rows);
            }
        }
    }

    private void parameters(List<SqlToken> sql, Session session, ArrayNode types, ArrayNode rows) {
        describe(PARAMETER, types);
        if (sql.size() == 7 && sql.get(4).is("IN") && sql.get(5).is("WAREHOUSE")) {
            ofWarehouse(sql.get(6), session, like(sql.subList(0, 4), 2), rows);
            return;
        }
        Predicate<String> like = like(sql, 2);
        session.parameters.forEach((key, value) -> {
            if (like.test(key)) {
                Map<String, Object> row = Map.of(
                        "key",
                        key,
                        "value",
                        value,
                        "default",
                        "",
                        "level",
                        "SESSION",
                        "description",
                        "",
                        "type",
                        "STRING");
                add(PARAMETER, row, rows);
            }
        });
    }

    /** A limit of the account, unless the warehouse has one of its own; two days are Snowflake's, which nobody sets. */
    private void ofWarehouse(SqlToken name, Session session, Predicate<String> like, ArrayNode rows) {
        String warehouse = name.kind() == SqlToken.Kind.QUOTED ? name.value() : name.upper();
        Object own = account.warehouses.stream()
                .filter(row -> row.get("name").equals(warehouse))
                .filter(row -> account.holds(session.role, "WAREHOUSE", warehouse)
                        || account.holds(session.role, "ACCOUNT", "MANAGE WAREHOUSES"))
                .findAny()
                .orElseThrow(() -> SnowflakeError.missing("Warehouse", warehouse))
                .getOrDefault(Account.LIMIT, "3600");
        if (like.test("STATEMENT_TIMEOUT_IN_SECONDS")) {
            String level = own.equals("172800") ? "" : own.equals("3600") ? "ACCOUNT" : "WAREHOUSE";
            Map<String, Object> row = new LinkedHashMap<>();
            row.putAll(
                    Map.of("key", "STATEMENT_TIMEOUT_IN_SECONDS", "value", own, "default", "172800", "level", level));
            row.putAll(Map.of("description", "", "type", "NUMBER"));
            add(PARAMETER, row, rows);
        }
    }

    /** The pattern of LIKE at this place, without regard to case; everything where nothing follows. */
    private static Predicate<String> like(List<SqlToken> sql, int at) {
        if (sql.size() == at) {
            return name -> true;
        }
        if (sql.size() < at + 2 || !sql.get(at).is("LIKE") || sql.get(at + 1).kind() != SqlToken.Kind.TEXT) {
            throw SnowflakeError.syntax(sql.get(at).text());
        }
        String pattern = Pattern.compile("(?s)\\\\?.")
                .matcher(sql.get(at + 1).value())
                .replaceAll(sign -> Matcher.quoteReplacement(
                        switch (sign.group()) {
                            case "%" -> ".*";
                            case "_" -> ".";
                            default ->
                                Pattern.quote(
                                        sign.group().substring(sign.group().length() - 1));
                        }));
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
                .asMatchPredicate();
    }

    private static void describe(Map<String, String> columns, ArrayNode types) {
        columns.forEach((name, type) -> Rows.type(types.addObject(), name, type));
    }

    private static void add(Map<String, String> columns, Map<String, Object> row, ArrayNode rows) {
        if (!columns.keySet().containsAll(row.keySet())) {
            throw new IllegalArgumentException("no such column of SHOW: " + row.keySet());
        }
        ArrayNode cells = rows.addArray();
        columns.keySet()
                .forEach(column -> cells.add(
                        row.get(column) == null ? null : row.get(column).toString()));
    }

    private static Map<String, String> columns(String declared) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String column : declared.split(", ?")) {
            columns.put(column.split(" ")[0], column.split(" ")[1]);
        }
        return columns;
    }

    private static Map<String, Object> usual() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.putAll(Map.of("state", "SUSPENDED", "type", "STANDARD", "size", "X-Small"));
        row.putAll(Map.of(
                "min_cluster_count", 1, "max_cluster_count", 1, "started_clusters", 0, "running", 0, "queued", 0));
        row.putAll(Map.of("is_default", "N", "is_interactive", "N", "auto_suspend", 600, "auto_resume", "true"));
        row.putAll(Map.of("available", "", "provisioning", "", "quiescing", "", "other", "", "comment", ""));
        row.putAll(Map.of("owner", "SYSADMIN", "enable_query_acceleration", "false", "resource_monitor", "null"));
        row.putAll(Map.of("query_acceleration_max_scale_factor", 8, "scaling_policy", "STANDARD", "generation", "1"));
        row.put("owner_role_type", "ROLE");
        return row;
    }
}
