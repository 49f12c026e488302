package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;

/**
 * How long a statement may run on a warehouse, as {@code SHOW PARAMETERS} has it.
 *
 * @param seconds the value of STATEMENT_TIMEOUT_IN_SECONDS
 * @param level where it is set: {@code WAREHOUSE}, {@code ACCOUNT} …; empty where it is Snowflake's default
 */
public record StatementLimit(String warehouse, long seconds, String level, Location at) implements AccountRow {

    public static final Extract<StatementLimit> EXTRACT =
            Extract.of("statement_limits.csv", StatementLimit.class, "WAREHOUSE_NAME", "VALUE", "LEVEL");
}
