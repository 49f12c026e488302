package io.plumbline.crawl.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.job.UserError;
import io.plumbline.model.Gap;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreflightIT extends FakeSnowflakeSetup {

    private Preflight preflight(boolean mayWrite) {
        SnowflakeLogin login = new SnowflakeLogin(
                "wh",
                "acme",
                URI.create(snowflake.address()),
                "auditor",
                "READER",
                "AUDIT_WH",
                new Proof.AccessToken(PAT),
                60,
                mayWrite);
        try (SnowflakeSession session = SnowflakeSession.open(login)) {
            return Preflight.of(login, session);
        }
    }

    private void ungrant(String name) {
        assertThat(snowflake.account.grants.removeIf(grant -> grant.name().equals(name)))
                .isTrue();
    }

    @Test
    void aRoleWithEveryGrantHasNoGap() throws SQLException {
        snowflake.seed("insert into snowflake.account_usage.access_history (query_id, query_start_time)"
                + " values ('q', dateadd(hour, -5, current_timestamp()))");
        Preflight preflight = preflight(false);
        assertThat(preflight.gaps()).isEmpty();
        assertThat(preflight.setup()).isEmpty();
        assertThat(preflight.edition()).isEqualTo("Enterprise or higher");
        assertThat(preflight.readable()).hasSize(AccountView.ALL.size());
        assertThat(List.of(preflight.account(), preflight.user(), preflight.role(), preflight.warehouse()))
                .containsExactly("ACME", "AUDITOR", "READER", "AUDIT_WH");
    }

    @Test
    void anEditionThatCannotBeSeenIsUnknown() {
        assertThat(preflight(false).edition()).isEqualTo("unknown");
    }

    @Test
    void aMissingDatabaseRoleIsAGapForEachOfItsViewsAndOneGrant() {
        ungrant("SNOWFLAKE.SECURITY_VIEWER");
        Preflight preflight = preflight(false);
        assertThat(preflight.gaps())
                .extracting(Gap::what)
                .containsExactly(
                        "SNOWFLAKE.ACCOUNT_USAGE.CREDENTIALS",
                        "SNOWFLAKE.ACCOUNT_USAGE.GRANTS_TO_ROLES",
                        "SNOWFLAKE.ACCOUNT_USAGE.GRANTS_TO_USERS",
                        "SNOWFLAKE.ACCOUNT_USAGE.LOGIN_HISTORY",
                        "SNOWFLAKE.ACCOUNT_USAGE.NETWORK_POLICIES",
                        "SNOWFLAKE.ACCOUNT_USAGE.USERS");
        assertThat(preflight.gaps().get(5))
                .isEqualTo(new Gap(
                        "SNOWFLAKE.ACCOUNT_USAGE.USERS",
                        "wh",
                        "role READER may not read it;"
                                + " not evaluated: which users have a password and no second factor"));
        assertThat(preflight.setup()).containsExactly("GRANT DATABASE ROLE SNOWFLAKE.SECURITY_VIEWER TO ROLE READER;");
        assertThat(preflight.readable()).hasSize(AccountView.ALL.size() - 6).doesNotContain("USERS");
    }

    @Test
    void aViewThatTwoRolesOpenIsNoGapWhileOneIsThere() {
        ungrant("SNOWFLAKE.USAGE_VIEWER");
        assertThat(preflight(false).readable()).contains("QUERY_ATTRIBUTION_HISTORY");
    }

    @Test
    void whatTheEditionLacksNeedsNoGrant() {
        snowflake.account.edition = Account.Edition.STANDARD;
        Preflight preflight = preflight(false);
        assertThat(preflight.gaps())
                .extracting(Gap::what)
                .containsExactly(
                        "SNOWFLAKE.ACCOUNT_USAGE.ACCESS_HISTORY",
                        "SNOWFLAKE.ACCOUNT_USAGE.SEARCH_OPTIMIZATION_BENEFITS");
        assertThat(preflight.gaps()).allMatch(gap -> gap.why().startsWith("the account has no Enterprise Edition"));
        assertThat(preflight.setup()).isEmpty();
    }

    @Test
    void withoutAWarehouseNothingIsEvaluated() {
        ungrant("AUDIT_WH");
        Preflight preflight = preflight(false);
        assertThat(preflight.gaps()).extracting(Gap::what).containsExactly("warehouse AUDIT_WH");
        assertThat(preflight.setup()).containsExactly("GRANT USAGE ON WAREHOUSE AUDIT_WH TO ROLE READER;");
        assertThat(preflight.readable()).isEmpty();
        assertThat(preflight.warehouse()).isNull();
    }

    @Test
    void aWarehouseInUseThatIsNotShownIsAGap() throws SQLException {
        snowflake.account.warehouse("odd wh", Map.of());
        snowflake.seed(
                "insert into snowflake.account_usage.warehouse_metering_history (warehouse_id, warehouse_name, start_time) values"
                        + " (1, 'AUDIT_WH', current_timestamp()), (2, 'odd wh', dateadd(day, -3, current_timestamp())),"
                        + " (3, 'LONG_GONE', dateadd(day, -40, current_timestamp())), (0, 'CLOUD_SERVICES_ONLY', current_timestamp())");
        Preflight preflight = preflight(false);
        assertThat(preflight.gaps()).extracting(Gap::what).containsExactly("warehouse odd wh");
        assertThat(preflight.setup()).containsExactly("GRANT MONITOR ON WAREHOUSE \"odd wh\" TO ROLE READER;");
        snowflake.account.grant("MONITOR", "WAREHOUSE", "odd wh", "READER");
        assertThat(preflight(false).gaps()).isEmpty();
    }

    @Test
    void aRoleThatCouldWriteIsRefusedUnlessItIsAllowed() {
        snowflake.account.grant("INSERT", "TABLE", "SHOP.PUBLIC.ORDERS", "READER");
        snowflake.account.grant("OPERATE", "WAREHOUSE", "AUDIT_WH", "READER");
        assertThatThrownBy(() -> preflight(false))
                .isInstanceOf(UserError.class)
                .hasMessage("source \"wh\": role READER could write: INSERT on TABLE SHOP.PUBLIC.ORDERS and 1 more");
        assertThat(preflight(true).gaps()).isEmpty();
    }

    @Test
    void aRoleThatCouldWriteThroughAnotherIsRefusedToo() {
        snowflake.account.grant("USAGE", "ROLE", "LOADER", "READER");
        snowflake.account.grant("OWNERSHIP", "SCHEMA", "SHOP.PUBLIC", "LOADER");
        assertThatThrownBy(() -> preflight(false))
                .hasMessageContaining("could write: OWNERSHIP on SCHEMA SHOP.PUBLIC through LOADER");
        ungrant("LOADER");
        snowflake.account.grant("USAGE", "ROLE", "SYSADMIN", "READER");
        assertThatThrownBy(() -> preflight(false)).hasMessageEndingWith("could write: everything, as SYSADMIN");
    }

    @Test
    void whatEverybodyMayWriteTheRoleMayToo() {
        snowflake.account.grant("USAGE", "DATABASE", "SHOP", "PUBLIC");
        assertThat(preflight(false).gaps()).isEmpty();
        snowflake.account.grant("INSERT", "TABLE", "SHOP.PLAY.NOTES", "PUBLIC");
        assertThatThrownBy(() -> preflight(false))
                .hasMessage("source \"wh\": role READER could write: INSERT on TABLE SHOP.PLAY.NOTES through PUBLIC");
    }

    @Test
    void aRoleWhosePrivilegesAreHiddenIsAGap() {
        snowflake.account.grant("USAGE", "ROLE", "INNER", "READER");
        snowflake.account.grant("USAGE", "ROLE", "DEEP", "INNER");
        Preflight preflight = preflight(false);
        assertThat(preflight.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.what()).isEqualTo("grants of role DEEP");
            assertThat(gap.why()).contains("not known");
        });
    }

    @Test
    void aFaultOfOneViewIsAGapOfThatView() {
        snowflake.account.revoked.add("TASK_HISTORY");
        assertThat(preflight(false).gaps())
                .extracting(Gap::what)
                .containsExactly("SNOWFLAKE.ACCOUNT_USAGE.TASK_HISTORY");
    }

    @Test
    void theViewsAreThoseTheServerHasWithTheirGrants() {
        assertThat(AccountView.ALL)
                .allSatisfy(view -> assertThat(new AccountUsage.View(
                                view.name(), java.util.Set.copyOf(view.viewers()), view.enterprise()))
                        .isEqualTo(AccountUsage.VIEWS.get(view.name())))
                .hasSize(AccountUsage.VIEWS.size());
    }
}
