package io.plumbline.sql.facts;

import io.plumbline.sql.Node;
import io.plumbline.sql.Query;
import io.plumbline.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** How deep queries nest, and which inner ones order rows that nobody sees in order. */
record Nesting(int depth, List<Query> sorted) {

    private record Level(Node node, int depth) {}

    static Nesting of(Statement statement) {
        Deque<Level> todo = new ArrayDeque<>();
        todo.push(new Level(statement, 0));
        int deepest = 0;
        List<Query> sorted = new ArrayList<>();
        while (!todo.isEmpty()) {
            Level level = todo.pop();
            boolean query = level.node() instanceof Query;
            int depth = level.depth() + (query ? 1 : 0);
            deepest = Math.max(deepest, depth);
            if (level.node() instanceof Query inner
                    && depth > 1
                    && !inner.orderBy().isEmpty()
                    && inner.limit() == null
                    && inner.offset() == null) {
                sorted.add(inner);
            }
            List<Level> children = new ArrayList<>();
            level.node().eachChild(child -> children.add(new Level(child, depth)));
            for (int i = children.size() - 1; i >= 0; i--) {
                todo.push(children.get(i));
            }
        }
        return new Nesting(deepest, sorted);
    }
}
