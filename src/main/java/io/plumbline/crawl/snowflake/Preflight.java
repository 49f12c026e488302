package io.plumbline.crawl.snowflake;

import io.plumbline.job.UserError;
import io.plumbline.model.Gap;
import io.plumbline.model.Readiness;
import io.plumbline.model.Readiness.Fact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a login may see of an account.
 *
 * @param warehouse the one queries run on, null where there is none
 * @param edition what the account has for certain, for people
 * @param readable names of the views of ACCOUNT_USAGE it may read
 * @param gaps what it may not see, and what that hides
 * @param setup SQL that an administrator can run to fill the gaps, one statement each; empty where there are none
 */
record Preflight(
        String account,
        String user,
        String role,
        @Nullable String warehouse,
        String edition,
        List<String> readable,
        List<Gap> gaps,
        List<String> setup) {

    private static final String ENTERPRISE = "Enterprise or higher";

    /** Days of metering by which a warehouse counts as being in use. */
    private static final int DAYS = 30;

    /** Warehouse 0 stands for cloud services. */
    private static final String WAREHOUSES_IN_USE = "select distinct warehouse_name"
            + " from snowflake.account_usage.warehouse_metering_history"
            + " where start_time >= dateadd('day', -" + DAYS + ", current_timestamp()) and warehouse_id > 0 order by 1";

    /** A day is enough: an account of that edition in which nobody read anything for a day has nothing to show. */
    private static final String ACCESS_SEEN = "select 1 from snowflake.account_usage.access_history"
            + " where query_start_time >= dateadd('day', -1, current_timestamp()) limit 1";

    Preflight {
        readable = List.copyOf(readable);
        gaps = List.copyOf(gaps);
        setup = List.copyOf(setup);
    }

    private record Self(
            String account,
            String user,
            @Nullable String role,
            @Nullable String warehouse) {
        static Self read(ResultSet row) throws SQLException {
            return new Self(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
        }
    }

    /**
     * Asks with no more than a few statements that read no rows, except one that looks for warehouses in use.
     *
     * @throws UserError of kind SOURCE where there is no session, no role, or a role that could write and may not
     */
    static Preflight of(SnowflakeLogin login, SnowflakeSession session) {
        Self self = session.query(
                        "select current_account(), current_user(), current_role(), current_warehouse()", Self::read)
                .get(0);
        if (self.role() == null) {
            throw UserError.source(
                    "source \"" + login.source() + "\": " + self.user() + " has no role in this session",
                    "Name one as role in jobs.yml, or set DEFAULT_ROLE of the user.");
        }
        List<Gap> gaps = new ArrayList<>();
        Set<String> setup = new LinkedHashSet<>();
        reach(login, session, self.role(), gaps);
        List<String> readable = List.of();
        if (self.warehouse() == null) {
            noWarehouse(login, self.role(), gaps, setup);
        } else {
            readable = views(login, session, self.role(), gaps, setup);
            warehouses(login, session, self.role(), readable, gaps, setup);
        }
        boolean enterprise = readable.contains("ACCESS_HISTORY")
                && !session.query(ACCESS_SEEN, row -> row.getInt(1)).isEmpty();
        return new Preflight(
                self.account(),
                self.user(),
                self.role(),
                self.warehouse(),
                enterprise ? ENTERPRISE : "unknown",
                readable,
                gaps,
                List.copyOf(setup));
    }

    /** Whether the account has Enterprise Edition for certain. */
    boolean enterprise() {
        return edition.equals(ENTERPRISE);
    }

    /** What it found, for people who did not ask in SQL. */
    Readiness readiness() {
        return new Readiness(
                List.of(
                        new Fact("account", account),
                        new Fact("user", user),
                        new Fact("role", role),
                        new Fact("warehouse", warehouse == null ? "none" : warehouse),
                        new Fact("edition", edition),
                        new Fact("views", readable.size() + " of " + AccountView.ALL.size())),
                gaps,
                setup);
    }

    private static void reach(SnowflakeLogin login, SnowflakeSession session, String role, List<Gap> gaps) {
        RoleReach reach = RoleReach.of(session, role);
        if (!reach.writing().isEmpty() && !login.mayWrite()) {
            int more = reach.writing().size() - 1;
            throw UserError.source(
                    "source \"" + login.source() + "\": role " + role + " could write: "
                            + reach.writing().get(0) + (more > 0 ? " and " + more + " more" : ""),
                    "Grant it no more than USAGE, MONITOR, REFERENCES and SELECT, or set allow-writing-role: true.");
        }
        for (String hidden : reach.hidden()) {
            gaps.add(new Gap(
                    "grants of role " + hidden,
                    login.source(),
                    "role " + role + " may not see all of them; whether it can write through them is not known"));
        }
    }

    private static void noWarehouse(SnowflakeLogin login, String role, List<Gap> gaps, Set<String> setup) {
        String name = login.warehouse() == null ? "PLUMBLINE_WH" : login.warehouse();
        gaps.add(new Gap(
                "warehouse " + name,
                login.source(),
                "role " + role + " has none to run queries on; nothing of ACCOUNT_USAGE is evaluated"));
        setup.add("GRANT USAGE ON WAREHOUSE " + Identifier.readable(name) + " TO ROLE " + Identifier.readable(role)
                + ";");
    }

    private static List<String> views(
            SnowflakeLogin login, SnowflakeSession session, String role, List<Gap> gaps, Set<String> setup) {
        List<String> readable = new ArrayList<>();
        List<AccountView> hidden = new ArrayList<>();
        for (AccountView view : AccountView.ALL) {
            try {
                session.query(view.probe(), row -> row.getInt(1));
                readable.add(view.name());
            } catch (SnowflakeFailure e) {
                if (e.kind() == SnowflakeFailure.Kind.HIDDEN) {
                    hidden.add(view);
                } else {
                    gaps.add(new Gap(view.path(), login.source(), without(view, e.said())));
                }
            }
        }
        Set<String> open = new TreeSet<>(); // viewers that are proven to be granted
        AccountView.ALL.stream()
                .filter(view -> readable.contains(view.name()) && view.viewers().size() == 1)
                .forEach(view -> open.addAll(view.viewers()));
        for (AccountView view : hidden) {
            boolean edition = view.enterprise() && open.containsAll(view.viewers());
            String why = edition
                    ? "the account has no Enterprise Edition, which the view needs"
                    : "role " + role + " may not read it";
            gaps.add(new Gap(view.path(), login.source(), without(view, why)));
            if (!edition) {
                setup.add("GRANT DATABASE ROLE SNOWFLAKE." + view.viewers().get(0) + " TO ROLE "
                        + Identifier.readable(role) + ";");
            }
        }
        return readable;
    }

    private static String without(AccountView view, String why) {
        return why + "; not evaluated: " + view.without();
    }

    private static void warehouses(
            SnowflakeLogin login,
            SnowflakeSession session,
            String role,
            List<String> readable,
            List<Gap> gaps,
            Set<String> setup) {
        if (!readable.contains("WAREHOUSE_METERING_HISTORY")) {
            return;
        }
        Set<String> shown = new TreeSet<>(Shown.of(session, "show warehouses", row -> row.getString("name"))
                .rows());
        for (String used : session.query(WAREHOUSES_IN_USE, row -> row.getString(1))) {
            if (used != null && !shown.contains(used)) {
                gaps.add(new Gap(
                        "warehouse " + used,
                        login.source(),
                        "role " + role + " may not see its settings, or it was dropped in the last " + DAYS
                                + " days; not evaluated: its size, suspension and clusters"));
                setup.add("GRANT MONITOR ON WAREHOUSE " + Identifier.readable(used) + " TO ROLE "
                        + Identifier.readable(role) + ";");
            }
        }
    }
}
