package io.plumbline.parse.account;

import io.plumbline.model.account.StatementLimit;
import io.plumbline.model.account.VirtualWarehouse;
import io.plumbline.model.account.WarehouseDay;
import java.math.BigDecimal;
import java.util.List;

/** Extracts about warehouses. */
final class WarehouseExtracts {

    static final List<ExtractReader<?>> ALL = List.of(
            new ExtractReader<>(VirtualWarehouse.EXTRACT, WarehouseExtracts::warehouse),
            new ExtractReader<>(StatementLimit.EXTRACT, WarehouseExtracts::limit),
            new ExtractReader<>(WarehouseDay.EXTRACT, WarehouseExtracts::day));

    private WarehouseExtracts() {}

    private static VirtualWarehouse warehouse(Row row) {
        BigDecimal suspend = row.decimal("AUTO_SUSPEND");
        return new VirtualWarehouse(
                row.needed("NAME"),
                row.text("SIZE"),
                suspend == null || suspend.signum() == 0 ? null : (int) row.count("AUTO_SUSPEND"),
                (int) Math.max(1, row.count("MIN_CLUSTER_COUNT")),
                (int) Math.max(1, row.count("MAX_CLUSTER_COUNT")),
                row.at());
    }

    private static StatementLimit limit(Row row) {
        return new StatementLimit(row.needed("WAREHOUSE_NAME"), row.count("VALUE"), row.text("LEVEL"), row.at());
    }

    private static WarehouseDay day(Row row) {
        return new WarehouseDay(
                row.needed("WAREHOUSE_NAME"),
                row.neededDay("DAY"),
                row.amount("CREDITS_USED_COMPUTE"),
                row.decimal("CREDITS_ATTRIBUTED_COMPUTE_QUERIES"),
                row.at());
    }
}
