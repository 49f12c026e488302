package io.plumbline.audit.sql;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.sql.Expr;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.SelectItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A model whose columns are whatever its parents happen to have. */
@Rule(
        id = "select-star-through-layers",
        area = Area.STRUCTURE,
        severity = Severity.INFO,
        summary = "The columns of a model are whatever a star passes on from below")
final class SelectStarThroughLayers implements AuditRule {

    private record Passed(SelectItem item, Node from, boolean joined) {}

    private record Reached(Node node, boolean joined) {
        Reached or(Reached other) {
            return new Reached(node, joined || other.joined);
        }
    }

    @Override
    public Stream<Finding> check(RuleContext context) {
        ParsedModels models = ParsedModels.of(context);
        Grains grains = Grains.of(context);
        Map<String, List<Passed>> open = new LinkedHashMap<>();
        models.all().forEach(model -> open.put(model.node().id(), passed(models, grains, model)));
        return models.all()
                .filter(model -> !model.node().in("staging") && !model.node().in("base"))
                .flatMap(model -> open.getOrDefault(model.node().id(), List.of()).stream()
                        .filter(p -> p.from().model()
                                && (p.joined()
                                        || !open.getOrDefault(p.from().id(), List.of())
                                                .isEmpty()))
                        .limit(1)
                        .flatMap(p -> row(context, model, p)));
    }

    private static Stream<Finding> row(RuleContext context, Parsed model, Passed passed) {
        String star = model.text(passed.item().span());
        return Dag.row(
                context,
                model.node(),
                "",
                "`%s` of `%s` passes on whatever columns `%s` has%s"
                        .formatted(
                                star,
                                model.node().name(),
                                passed.from().name(),
                                passed.joined() ? ", beside a join" : ", which passes on a star itself"),
                model.at(passed.item().span()),
                Facts.of(
                        "model",
                        model.node().name(),
                        "star",
                        star,
                        "from",
                        passed.from().name()));
    }

    private static List<Passed> passed(ParsedModels models, Grains grains, Parsed model) {
        List<Passed> found = new ArrayList<>();
        models.scopes(model).stream().filter(Scope::last).forEach(scope -> scope.select().items().stream()
                .filter(item -> item.expr() instanceof Expr.Star)
                .forEach(item -> tables(grains, scope, (Expr.Star) item.expr(), false, 0)
                        .forEach((id, reached) -> found.add(new Passed(item, reached.node(), reached.joined())))));
        return found;
    }

    /** The nodes a star reaches through stars of common table expressions, and whether a join stands on the way. */
    private static Map<String, Reached> tables(Grains grains, Scope scope, Expr.Star star, boolean joined, int depth) {
        Map<String, Reached> found = new LinkedHashMap<>();
        boolean join = joined || scope.items().size() > 1;
        for (Scope.Item item : scope.items()) {
            boolean named =
                    star.qualifier() == null || star.qualifier().last().folded().equals(item.name());
            Query query = named ? scope.queryOf(item.table()) : null;
            if (query != null && depth < 40 && query.body() instanceof QueryBody.Select select) {
                Scope inner = new Scope(scope.model(), select, scope.seenBy(item.table()), query, false);
                select.items().stream()
                        .filter(i -> i.expr() instanceof Expr.Star)
                        .forEach(i -> tables(grains, inner, (Expr.Star) i.expr(), join, depth + 1)
                                .forEach((id, reached) -> found.merge(id, reached, Reached::or)));
            } else if (named) {
                grains.node(scope, item.table())
                        .ifPresent(node -> found.merge(node.id(), new Reached(node, join), Reached::or));
            }
        }
        return found;
    }
}
