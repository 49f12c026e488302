package io.plumbline.sql.facts;

import io.plumbline.sql.Node;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.TableExpr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds common table expressions that no other part of their query reads. A name hidden further in counts as a use. */
final class UnusedCtes {

    private UnusedCtes() {}

    static List<QueryPart.Cte> of(Query query) {
        if (query.ctes().isEmpty()) {
            return List.of();
        }
        Map<String, Integer> everywhere = names(query);
        return query.ctes().stream()
                .filter(cte -> {
                    String name = cte.name().folded();
                    return everywhere
                            .getOrDefault(name, 0)
                            .equals(names(cte.query()).getOrDefault(name, 0));
                })
                .toList();
    }

    private static Map<String, Integer> names(Node root) {
        Map<String, Integer> counts = new HashMap<>();
        root.walk(node -> {
            if (node instanceof TableExpr.Table table && table.name().parts().size() == 1) {
                counts.merge(table.name().last().folded(), 1, Integer::sum);
            }
            return true;
        });
        return counts;
    }
}
