package io.plumbline.sql;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A query with what stands around its body.
 *
 * @param limit the number of rows of {@code LIMIT} or {@code FETCH}
 * @param lock the words of {@code FOR UPDATE} and its like, empty where there are none
 */
public record Query(
        List<QueryPart.Cte> ctes,
        boolean recursive,
        QueryBody body,
        List<QueryPart.SortKey> orderBy,
        @Nullable Expr limit,
        @Nullable Expr offset,
        String lock,
        Span span)
        implements Node {

    public Query {
        ctes = List.copyOf(ctes);
        orderBy = List.copyOf(orderBy);
    }

    /** {@code SELECT column FROM (query)}; its spans are those of the query. */
    static Query selecting(String folded, Query query) {
        Span span = query.span();
        Expr column = new Expr.ColumnRef(new Name(List.of(new Ident(folded, folded, true, span)), span));
        TableExpr table = new TableExpr.Derived(query, false, null, span);
        QueryBody body = new QueryBody.Select(
                false,
                List.of(),
                null,
                List.of(new SelectItem(column, null, span)),
                null,
                new QueryPart.From(table, List.of(), span),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                span);
        return new Query(List.of(), false, body, List.of(), null, null, "", span);
    }

    @Override
    public void eachChild(Consumer<? super Node> visit) {
        Node.each(visit, ctes);
        visit.accept(body);
        Node.each(visit, orderBy);
        Node.each(visit, limit);
        Node.each(visit, offset);
    }
}
