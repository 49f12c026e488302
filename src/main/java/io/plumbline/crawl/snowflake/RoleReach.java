package io.plumbline.crawl.snowflake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a role may do, by itself, by the roles it was granted, and by PUBLIC, which every role has.
 *
 * @param writing privileges that are not among those that only look, in words
 * @param hidden roles whose privileges are not all shown to us
 */
record RoleReach(List<String> writing, List<String> hidden) {

    /** Privileges that let nobody change anything. Whatever is not here counts as writing, later additions too. */
    private static final Set<String> LOOKING = Set.of(
            "USAGE", "MONITOR", "MONITOR USAGE", "MONITOR EXECUTION", "REFERENCES", "SELECT", "VIEW LINEAGE", "READ");

    private static final Set<String> ADMINISTRATORS =
            Set.of("ACCOUNTADMIN", "SYSADMIN", "SECURITYADMIN", "USERADMIN", "ORGADMIN", "GLOBALORGADMIN");

    private static final String EVERYBODY = "PUBLIC";

    /** More roles than this behind one are no reader's. */
    private static final int MOST = 200;

    RoleReach {
        writing = List.copyOf(writing);
        hidden = List.copyOf(hidden);
    }

    private record Grant(String privilege, String on, String name) {}

    static RoleReach of(SnowflakeSession session, String role) {
        List<String> writing = new ArrayList<>();
        List<String> hidden = new ArrayList<>();
        Set<String> seen = new TreeSet<>(List.of(role, EVERYBODY));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty() && seen.size() <= MOST) {
            String next = open.pop();
            if (ADMINISTRATORS.contains(next)) {
                writing.add("everything, as " + next);
                continue;
            }
            for (Grant grant : grants(session, next, hidden)) {
                if (grant.on().equals("ROLE") && grant.privilege().equals("USAGE")) {
                    if (seen.add(grant.name())) {
                        open.add(grant.name());
                    }
                } else if (!LOOKING.contains(grant.privilege())) {
                    writing.add(grant.privilege() + " on " + grant.on() + " " + grant.name()
                            + (next.equals(role) ? "" : " through " + next));
                }
            }
        }
        hidden.addAll(open);
        return new RoleReach(writing, hidden);
    }

    private static List<Grant> grants(SnowflakeSession session, String role, List<String> hidden) {
        try {
            List<Grant> grants = session.query(
                    "show grants to role " + Identifier.quoted(role),
                    row -> new Grant(row.getString("privilege"), row.getString("granted_on"), row.getString("name")));
            if (grants.size() >= Shown.MOST) {
                hidden.add(role); // there may be more, and this SHOW has neither pages nor a filter
            }
            return grants;
        } catch (SnowflakeFailure e) {
            if (e.kind() != SnowflakeFailure.Kind.HIDDEN) {
                throw e;
            }
            hidden.add(role);
            return List.of();
        }
    }
}
