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

    @Override
    public void eachChild(Consumer<? super Node> visit) {
        Node.each(visit, ctes);
        visit.accept(body);
        Node.each(visit, orderBy);
        Node.each(visit, limit);
        Node.each(visit, offset);
    }
}
