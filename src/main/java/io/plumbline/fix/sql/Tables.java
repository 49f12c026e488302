package io.plumbline.fix.sql;

import io.plumbline.sql.QueryBody;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.TableExpr;
import java.util.ArrayList;
import java.util.List;

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

    /** The tables of the FROM clause from left to right. */
    public static List<TableExpr> of(QueryBody.Select select) {
        List<TableExpr> tables = new ArrayList<>();
        QueryPart.From from = select.from();
        if (from != null) {
            tables.add(from.first());
            from.joins().forEach(join -> tables.add(join.right()));
        }
        return tables;
    }
}
