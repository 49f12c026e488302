package io.plumbline.audit.sql;

import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.Estate;
import io.plumbline.sql.Expr;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.SelectItem;
import io.plumbline.sql.TableExpr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The columns models have, worked out from their SQL through stars, common table expressions and parents. */
final class Outputs {

    private static final int DEPTH = 60;

    private final ParsedModels models;
    private final Grains grains;
    private final Estate estate;
    private final Map<String, Optional<List<String>>> known = new HashMap<>();

    static Outputs of(RuleContext context) {
        ParsedModels models = ParsedModels.of(context);
        Grains grains = Grains.of(context);
        return context.derived(Outputs.class, estate -> new Outputs(models, grains, estate));
    }

    private Outputs(ParsedModels models, Grains grains, Estate estate) {
        this.models = models;
        this.grains = grains;
        this.estate = estate;
    }

    /** The columns of a model or seed, upper case; empty where not all of them are known by name. */
    Optional<List<String>> of(Node node) {
        return of(node, 0);
    }

    private Optional<List<String>> of(Node node, int depth) {
        Optional<List<String>> done = known.get(node.id());
        if (done != null) {
            return done;
        }
        known.put(node.id(), Optional.empty());
        Optional<List<String>> columns = depth > DEPTH
                ? Optional.empty()
                : node.kind().equals("seed")
                        ? seed(node)
                        : models.of(node.id()).flatMap(model -> query(model, Map.of(), model.query(), depth));
        known.put(node.id(), columns);
        return columns;
    }

    private Optional<List<String>> seed(Node node) {
        return estate.file(node.top().source(), node.top().path())
                .flatMap(file -> file.text().lines().findFirst())
                .filter(header -> !header.contains("\"") && header.contains(","))
                .map(header -> Arrays.stream(header.split(","))
                        .map(name -> name.strip().toUpperCase(Locale.ROOT))
                        .toList());
    }

    private Optional<List<String>> query(Parsed model, Map<String, QueryPart.Cte> outer, Query query, int depth) {
        Map<String, QueryPart.Cte> ctes = new HashMap<>(outer);
        query.ctes().forEach(cte -> ctes.put(cte.name().folded(), cte));
        QueryBody body = query.body();
        while (body instanceof QueryBody.SetOperation set) {
            body = set.operands().get(0);
        }
        if (body instanceof QueryBody.Nested nested) {
            return depth > DEPTH ? Optional.empty() : query(model, ctes, nested.query(), depth + 1);
        }
        if (!(body instanceof QueryBody.Select select)) {
            return Optional.empty();
        }
        Scope scope = new Scope(model, select, ctes, query, false);
        List<String> columns = new ArrayList<>();
        for (SelectItem item : select.items()) {
            if (item.expr() instanceof Expr.Star star) {
                Optional<List<String>> all = star(scope, star, depth);
                if (all.isEmpty()) {
                    return Optional.empty();
                }
                columns.addAll(all.get());
            } else if (item.outputName() == null) {
                return Optional.empty();
            } else {
                columns.add(item.outputName().toUpperCase(Locale.ROOT));
            }
        }
        return Optional.of(columns);
    }

    private Optional<List<String>> star(Scope scope, Expr.Star star, int depth) {
        if (star.ilike() != null || !star.renamed().isEmpty() || depth > DEPTH) {
            return Optional.empty();
        }
        List<String> columns = new ArrayList<>();
        boolean found = false;
        for (Scope.Item item : scope.items()) {
            if (star.qualifier() != null && !star.qualifier().last().folded().equals(item.name())) {
                continue;
            }
            Optional<List<String>> of = item(scope, item.table(), depth + 1);
            if (of.isEmpty()) {
                return Optional.empty();
            }
            found = true;
            columns.addAll(of.get());
        }
        star.excluded().forEach(name -> columns.remove(name.text().toUpperCase(Locale.ROOT)));
        return found ? Optional.of(columns) : Optional.empty();
    }

    private Optional<List<String>> item(Scope scope, TableExpr table, int depth) {
        Query query = scope.queryOf(table);
        if (query != null) {
            return query(scope.model(), scope.seenBy(table), query, depth);
        }
        return grains.node(scope, table).flatMap(node -> of(node, depth));
    }
}
