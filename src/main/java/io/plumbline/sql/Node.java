package io.plumbline.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A node of the syntax tree. Nodes are immutable values. */
public sealed interface Node
        permits Expr, Name, Query, QueryBody, QueryPart, SelectItem, Statement, StatementPart, TableExpr {

    /** The text it was read from. */
    Span span();

    /** Hands out the direct children, in the order of the text. */
    void eachChild(Consumer<? super Node> visit);

    /**
     * Walks this node and everything below it, parents first, in the order of the text, without recursion: a tree of any
     * height can be walked on any thread.
     *
     * @param into tells for each node whether its children are to be visited too
     */
    default void walk(Predicate<? super Node> into) {
        Deque<Node> todo = new ArrayDeque<>();
        todo.push(this);
        List<Node> children = new ArrayList<>();
        while (!todo.isEmpty()) {
            Node node = todo.pop();
            if (into.test(node)) {
                children.clear();
                node.eachChild(children::add);
                Collections.reverse(children);
                children.forEach(todo::push);
            }
        }
    }

    /** Every node of a type in this tree, this one included, in the order of the text. */
    default <T extends Node> List<T> all(Class<T> type) {
        List<T> found = new ArrayList<>();
        walk(node -> {
            if (type.isInstance(node)) {
                found.add(type.cast(node));
            }
            return true;
        });
        return found;
    }

    /** Hands on a child that may be missing. */
    static void each(Consumer<? super Node> visit, @Nullable Node child) {
        if (child != null) {
            visit.accept(child);
        }
    }

    /** Hands on children. */
    static void each(Consumer<? super Node> visit, List<? extends Node> children) {
        children.forEach(visit);
    }
}
