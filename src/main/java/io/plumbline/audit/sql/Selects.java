package io.plumbline.audit.sql;

import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.QueryPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds every SELECT of a model with the common table expressions it can see. */
final class Selects {

    private final Parsed model;
    private final List<Scope> found = new ArrayList<>();

    private Selects(Parsed model) {
        this.model = model;
    }

    static List<Scope> of(Parsed model) {
        Selects selects = new Selects(model);
        selects.query(model.query(), Map.of(), true);
        return List.copyOf(selects.found);
    }

    private void query(Query query, Map<String, QueryPart.Cte> outer, boolean last) {
        Map<String, QueryPart.Cte> ctes = outer;
        if (!query.ctes().isEmpty()) {
            ctes = new HashMap<>(outer);
            for (QueryPart.Cte cte : query.ctes()) {
                query(cte.query(), Map.copyOf(ctes), false);
                ctes.put(cte.name().folded(), cte);
            }
        }
        Map<String, QueryPart.Cte> seen = ctes;
        body(query.body(), seen, query, last);
        query.orderBy().forEach(key -> below(key, seen));
    }

    private void body(QueryBody body, Map<String, QueryPart.Cte> ctes, Query query, boolean last) {
        if (body instanceof QueryBody.Select select) {
            found.add(new Scope(model, select, ctes, query, last));
            below(select, ctes);
        } else if (body instanceof QueryBody.SetOperation set) {
            set.operands().forEach(operand -> body(operand, ctes, query, last));
        } else if (body instanceof QueryBody.Nested nested) {
            query(nested.query(), ctes, last);
        } else {
            below(body, ctes);
        }
    }

    private void below(io.plumbline.sql.Node node, Map<String, QueryPart.Cte> ctes) {
        node.eachChild(child -> {
            if (child instanceof Query query) {
                query(query, ctes, false);
            } else {
                below(child, ctes);
            }
        });
    }
}
