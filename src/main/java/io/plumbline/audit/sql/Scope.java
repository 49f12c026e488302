package io.plumbline.audit.sql;

import io.plumbline.model.Location;
import io.plumbline.sql.Expr;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.Span;
import io.plumbline.sql.TableExpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A SELECT and what it can see.
 *
 * @param ctes the common table expressions in reach, by folded name
 * @param query the query it is the body of, or a branch of it
 * @param last whether its rows are the model's rows
 */
record Scope(Parsed model, QueryBody.Select select, Map<String, QueryPart.Cte> ctes, Query query, boolean last) {

    /**
     * A table of the FROM clause.
     *
     * @param name the folded name columns are qualified with; empty where it has none
     * @param join how it is joined, null for the first one
     */
    record Item(String name, TableExpr table, QueryPart.@Nullable Join join) {}

    /** The tables of the FROM clause from left to right; joins in parentheses are one item without a name. */
    List<Item> items() {
        QueryPart.From from = select.from();
        List<Item> items = new ArrayList<>();
        if (from != null) {
            items.add(new Item(name(from.first()), from.first(), null));
            from.joins().forEach(join -> items.add(new Item(name(join.right()), join.right(), join)));
        }
        return items;
    }

    private static String name(TableExpr table) {
        TableExpr.Alias alias = table.alias();
        if (alias != null) {
            return alias.name().folded();
        }
        return table instanceof TableExpr.Table named ? named.name().last().folded() : "";
    }

    /** The common table expression an item names, null where it names none. */
    QueryPart.@Nullable Cte cte(TableExpr table) {
        return table instanceof TableExpr.Table named && named.name().parts().size() == 1
                ? ctes.get(named.name().last().folded())
                : null;
    }

    /** The query an item stands for: a common table expression's or one in parentheses. */
    @Nullable
    Query queryOf(TableExpr table) {
        QueryPart.Cte cte = cte(table);
        if (cte != null) {
            return cte.columns().isEmpty() ? cte.query() : null;
        }
        return table instanceof TableExpr.Derived derived ? derived.query() : null;
    }

    /** What the query of an item can see: a common table expression does not see itself. */
    Map<String, QueryPart.Cte> seenBy(TableExpr table) {
        QueryPart.Cte cte = cte(table);
        if (cte == null) {
            return ctes;
        }
        Map<String, QueryPart.Cte> others = new HashMap<>(ctes);
        others.remove(cte.name().folded());
        return others;
    }

    /** The conditions that must all hold, of WHERE. */
    List<Expr> where() {
        return Expr.conjuncts(select.where());
    }

    Location at(Span span) {
        return model.at(span);
    }
}
