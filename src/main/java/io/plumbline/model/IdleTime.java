package io.plumbline.model;

import io.plumbline.model.account.QueryGroup;
import io.plumbline.model.account.WarehouseDay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The time in which the warehouses of an account were billed and no query ran, shared out over their queries by credits; of the days
 * that Snowflake attributes. Immutable.
 */
public final class IdleTime {

    private final Map<String, List<WarehouseDay>> days;

    public IdleTime(WarehouseAccount account) {
        this.days = account.rows(WarehouseDay.EXTRACT).stream()
                .filter(day -> day.attributed() != null)
                .collect(Collectors.groupingBy(WarehouseDay::warehouse));
    }

    /** The credits of queries with their part of it; just theirs where that is not known. */
    public BigDecimal with(Collection<QueryGroup> queries) {
        return queries.stream().map(this::with).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal with(QueryGroup query) {
        List<WarehouseDay> own = days.getOrDefault(query.warehouse(), List.of());
        BigDecimal billed = own.stream().map(WarehouseDay::compute).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal earned =
                billed.subtract(own.stream().map(WarehouseDay::idle).reduce(BigDecimal.ZERO, BigDecimal::add));
        return earned.signum() <= 0
                ? query.credits()
                : query.credits().multiply(billed).divide(earned, 9, RoundingMode.HALF_UP);
    }
}
