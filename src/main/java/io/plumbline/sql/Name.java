package io.plumbline.sql;

import java.util.List;
import java.util.function.Consumer;

/** A name of one or more parts: {@code db.schema.orders}. An empty part stands for a default ({@code db..orders}). */
public record Name(List<Ident> parts, Span span) implements Node {

    public Name {
        parts = List.copyOf(parts);
    }

    public Ident last() {
        return parts.get(parts.size() - 1);
    }

    /** The folded parts before the last one. */
    public List<String> qualifier() {
        return folded().subList(0, parts.size() - 1);
    }

    public List<String> folded() {
        return parts.stream().map(Ident::folded).toList();
    }

    public TableName table() {
        return new TableName(folded());
    }

    @Override
    public void eachChild(Consumer<? super Node> visit) {
        // identifiers are no nodes
    }

    @Override
    public String toString() {
        return table().toString();
    }
}
