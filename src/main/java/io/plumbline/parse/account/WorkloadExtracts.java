package io.plumbline.parse.account;

import io.plumbline.model.account.CloudServiceUse;
import io.plumbline.model.account.MeteringDay;
import io.plumbline.model.account.TablePruning;
import io.plumbline.model.account.ViewLink;
import io.plumbline.model.account.WarehouseEvents;
import io.plumbline.model.account.WarehouseWork;
import java.util.List;

/** Extracts about how warehouses, tables and views are used. */
final class WorkloadExtracts {

    static final List<ExtractReader<?>> ALL = List.of(
            new ExtractReader<>(WarehouseWork.EXTRACT, WorkloadExtracts::work),
            new ExtractReader<>(WarehouseEvents.EXTRACT, WorkloadExtracts::events),
            new ExtractReader<>(MeteringDay.EXTRACT, WorkloadExtracts::metering),
            new ExtractReader<>(CloudServiceUse.EXTRACT, WorkloadExtracts::cloudServices),
            new ExtractReader<>(TablePruning.EXTRACT, WorkloadExtracts::pruning),
            new ExtractReader<>(ViewLink.EXTRACT, WorkloadExtracts::link));

    private WorkloadExtracts() {}

    private static WarehouseWork work(Row row) {
        return new WarehouseWork(
                row.needed("WAREHOUSE_NAME"),
                row.needed("WAREHOUSE_SIZE"),
                row.count("RUNS"),
                row.count("SCANS"),
                row.count("SMALL_SCANS"),
                row.count("SPILLED_RUNS"),
                row.count("TOTAL_ELAPSED_TIME"),
                row.count("QUEUED_OVERLOAD_TIME"),
                row.spread("QUEUED_OVERLOAD_TIMES"),
                row.at());
    }

    private static WarehouseEvents events(Row row) {
        return new WarehouseEvents(
                row.needed("WAREHOUSE_NAME"),
                row.neededDay("DAY"),
                row.needed("EVENT_NAME"),
                row.count("EVENTS"),
                row.count("BUSIEST_HOUR"),
                row.at());
    }

    private static MeteringDay metering(Row row) {
        return new MeteringDay(
                row.neededDay("DAY"),
                row.needed("SERVICE_TYPE"),
                row.amount("CREDITS_USED_COMPUTE"),
                row.amount("CREDITS_USED_CLOUD_SERVICES"),
                row.amount("CREDITS_ADJUSTMENT_CLOUD_SERVICES"),
                row.amount("CREDITS_BILLED"),
                row.at());
    }

    private static CloudServiceUse cloudServices(Row row) {
        return new CloudServiceUse(
                row.needed("QUERY_TYPE"), row.count("RUNS"), row.amount("CREDITS_USED_CLOUD_SERVICES"), row.at());
    }

    private static TablePruning pruning(Row row) {
        return new TablePruning(
                row.needed("DATABASE_NAME"),
                row.needed("SCHEMA_NAME"),
                row.needed("TABLE_NAME"),
                row.count("QUERIES"),
                row.count("EXECUTION_TIME"),
                row.count("PARTITIONS_SCANNED"),
                row.count("PARTITIONS_PRUNED"),
                row.count("ROWS_SCANNED"),
                row.count("ROWS_MATCHED"),
                row.at());
    }

    private static ViewLink link(Row row) {
        return new ViewLink(named(row, "REFERENCING"), named(row, "REFERENCED"), row.at());
    }

    private static String named(Row row, String end) {
        return String.join(
                ".", row.needed(end + "_DATABASE"), row.needed(end + "_SCHEMA"), row.needed(end + "_OBJECT_NAME"));
    }
}
