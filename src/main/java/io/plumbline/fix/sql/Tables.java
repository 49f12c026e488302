package io.plumbline.fix.sql;

import io.plumbline.sql.TableExpr;

/** Small questions about the tables of a query. */
public final class Tables {

    private Tables() {}

    /** The name a table is called by in its query; empty where it has none. */
    public static String name(TableExpr table) {
        TableExpr.Alias alias = table.alias();
        if (alias != null) {
            return alias.name().text();
        }
        return table instanceof TableExpr.Table named ? named.name().last().text() : "";
    }
}
