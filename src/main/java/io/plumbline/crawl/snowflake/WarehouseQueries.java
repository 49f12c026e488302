package io.plumbline.crawl.snowflake;

import static io.plumbline.crawl.snowflake.Daily.Fold.KEY;
import static io.plumbline.crawl.snowflake.Daily.Fold.SUM;

import io.plumbline.model.account.StatementLimit;
import io.plumbline.model.account.VirtualWarehouse;
import io.plumbline.model.account.WarehouseDay;
import java.util.List;

/** Questions about warehouses. */
final class WarehouseQueries {

    private static final AccountQuery WAREHOUSES = AccountQuery.shown(VirtualWarehouse.EXTRACT, "show warehouses");

    /** What nobody has set has no level. */
    private static final AccountQuery LIMITS = AccountQuery.shown(
            StatementLimit.EXTRACT, "show parameters like 'STATEMENT_TIMEOUT_IN_SECONDS' in warehouse %s");

    private static final AccountQuery DAYS = AccountQuery.of(
            WarehouseDay.EXTRACT,
            List.of("WAREHOUSE_METERING_HISTORY"),
            1,
            """
            select warehouse_name, start_time::date as day, sum(credits_used_compute) as credits_used_compute,
                   case when count(*) = count(credits_attributed_compute_queries)
                        then sum(credits_attributed_compute_queries) end as credits_attributed_compute_queries
            from (
                select distinct warehouse_id, warehouse_name, start_time, credits_used_compute,
                       credits_attributed_compute_queries
                from snowflake.account_usage.warehouse_metering_history
                where start_time >= ?::timestamp_ltz and start_time < ?::timestamp_ltz and warehouse_id > 0
            ) hours
            group by warehouse_name, start_time::date
            """,
            Daily.of(Daily.METERING, KEY, KEY, SUM, SUM));

    static final List<AccountQuery> ALL = List.of(WAREHOUSES, LIMITS, DAYS);

    private WarehouseQueries() {}
}
