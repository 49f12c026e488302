package io.plumbline.crawl.snowflake;

import java.util.List;

/**
 * A view of ACCOUNT_USAGE that rules read.
 *
 * @param viewers database roles of SNOWFLAKE of which each one opens it, as Snowflake documents them
 * @param enterprise whether it needs Enterprise Edition
 * @param without what nobody can say without it
 */
record AccountView(String name, List<String> viewers, boolean enterprise, String without) {

    private static final String OBJECT = "OBJECT_VIEWER";
    private static final String USAGE = "USAGE_VIEWER";
    private static final String GOVERNANCE = "GOVERNANCE_VIEWER";
    private static final String SECURITY = "SECURITY_VIEWER";

    static final List<AccountView> ALL = List.of(
            of("ACCESS_HISTORY", "which tables and columns are read, and by whom", true, GOVERNANCE),
            of("COLUMNS", "which columns there are", false, OBJECT),
            of("COPY_HISTORY", "which loads fail, and how large their files are", false, USAGE),
            of("CREDENTIALS", "which tokens and keys open the account", false, SECURITY),
            of("DYNAMIC_TABLE_REFRESH_HISTORY", "whether dynamic tables keep their lag", false, USAGE),
            of("GRANTS_TO_ROLES", "what roles may do", false, SECURITY),
            of("GRANTS_TO_USERS", "which roles users have", false, SECURITY),
            of("LOGIN_HISTORY", "how users log in", false, SECURITY),
            of("METERING_DAILY_HISTORY", "what is billed by day", false, USAGE),
            of("METERING_HISTORY", "what each service costs", false, USAGE),
            of("NETWORK_POLICIES", "which addresses are let in", false, SECURITY),
            of("OBJECT_DEPENDENCIES", "which views stand on which", false, OBJECT),
            of("PIPE_USAGE_HISTORY", "what pipes cost", false, USAGE),
            of("POLICY_REFERENCES", "what policies are set on", false, GOVERNANCE, SECURITY),
            of("QUERY_ATTRIBUTION_HISTORY", "what each query costs", false, USAGE, GOVERNANCE),
            of("QUERY_HISTORY", "which queries run, how long, and why they fail", false, GOVERNANCE),
            of("QUERY_INSIGHTS", "what Snowflake itself remarks on queries", false, GOVERNANCE),
            of("SEARCH_OPTIMIZATION_BENEFITS", "whether search optimization is of use", true, USAGE),
            of("STAGE_STORAGE_USAGE_HISTORY", "what stages hold", false, USAGE),
            of("STREAMS", "which streams are stale", false, OBJECT), // its page names no role; this one opens its like
            of("TABLE_DML_HISTORY", "which tables get new rows", false, USAGE),
            of("TABLE_QUERY_PRUNING_HISTORY", "how much of a table its queries scan", false, USAGE),
            of("TABLE_STORAGE_METRICS", "what storage each table costs", false, USAGE),
            of("TABLES", "which tables there are", false, OBJECT),
            of("TASK_HISTORY", "which tasks fail or do nothing", false, USAGE),
            of("USERS", "which users have a password and no second factor", false, SECURITY),
            of("VIEWS", "which views read a table that is gone", false, OBJECT),
            of("WAREHOUSE_EVENTS_HISTORY", "when warehouses are resumed and resized", false, USAGE),
            of("WAREHOUSE_METERING_HISTORY", "what each warehouse costs", false, USAGE));

    AccountView {
        viewers = List.copyOf(viewers);
    }

    private static AccountView of(String name, String without, boolean enterprise, String... viewers) {
        return new AccountView(name, List.of(viewers), enterprise, without);
    }

    String path() {
        return "SNOWFLAKE.ACCOUNT_USAGE." + name;
    }

    /** Finds the columns of nothing: whether the view may be read, for no rows. */
    String probe() {
        return "select 1 from " + path() + " where 1 = 0";
    }
}
