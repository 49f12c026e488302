package io.plumbline.audit.sql;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Sql;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Severity;
import io.plumbline.sql.Expr;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.SelectItem;
import io.plumbline.sql.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A UNION that looks for duplicates between branches which cannot have any. */
@Rule(
        id = "union-of-disjoint-branches",
        area = Area.PERFORMANCE,
        severity = Severity.WARNING,
        summary = "UNION compares branches that differ in a constant")
final class UnionOfDisjointBranches implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return ParsedModels.of(context).all().flatMap(model -> {
            Map<String, Integer> count = new HashMap<>();
            return model.query().all(QueryBody.SetOperation.class).stream()
                    .filter(set ->
                            set.operators().stream().allMatch(op -> op.equals("UNION") || op.equals("UNION DISTINCT")))
                    .flatMap(set -> constant(context, model, set).stream()
                            .flatMap(column -> Dag.row(
                                    context,
                                    model.node(),
                                    column + "#" + count.merge(column, 1, Integer::sum),
                                    "The branches of a UNION in `%s` differ in the constant `%s`, duplicates between them cannot be"
                                            .formatted(model.node().name(), column),
                                    at(model, set),
                                    Facts.of("model", model.node().name(), "column", column))));
        });
    }

    /** The line of the first UNION, which stands between the first two branches. */
    private static Location at(Parsed model, QueryBody.SetOperation set) {
        Span before = set.operands().get(0).span();
        String between = model.statements()
                .sql()
                .substring(before.end(), set.operands().get(1).span().start());
        int word = between.toUpperCase(Locale.ROOT).indexOf("UNION");
        int line = before.endLine()
                + (int) between.substring(0, Math.max(0, word))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return Sql.line(model.node(), Math.max(1, model.rendered().templateLine(line)));
    }

    private static Optional<String> constant(RuleContext context, Parsed model, QueryBody.SetOperation set) {
        List<List<SelectItem>> branches = new ArrayList<>();
        for (QueryBody operand : set.operands()) {
            List<SelectItem> items = items(context, model, operand);
            if (items.isEmpty()) {
                return Optional.empty();
            }
            branches.add(items);
        }
        int columns = branches.get(0).size();
        if (branches.stream().anyMatch(items -> items.size() != columns)) {
            return Optional.empty();
        }
        for (int i = 0; i < columns; i++) {
            Set<String> values = new HashSet<>();
            for (List<SelectItem> items : branches) {
                if (items.get(i).expr() instanceof Expr.Literal literal && literal.kind() == Expr.LiteralKind.STRING) {
                    values.add(literal.text());
                }
            }
            String name = branches.get(0).get(i).outputName();
            if (values.size() == branches.size() && name != null) {
                return Optional.of(name.toLowerCase(Locale.ROOT));
            }
        }
        return Optional.empty();
    }

    /** The select list of a branch, through one star over a common table expression; empty where it is not known. */
    private static List<SelectItem> items(RuleContext context, Parsed model, QueryBody branch) {
        if (!(branch instanceof QueryBody.Select select)) {
            return List.of();
        }
        Scope scope = ParsedModels.of(context).scopes(model).stream()
                .filter(s -> s.select() == select)
                .findFirst()
                .orElse(null);
        boolean star = select.items().size() == 1
                && select.items().get(0).expr() instanceof Expr.Star all
                && all.excluded().isEmpty()
                && all.replaced().isEmpty();
        if (scope != null && star && scope.items().size() == 1) {
            Query query = scope.queryOf(scope.items().get(0).table());
            return query != null
                            && query.body() instanceof QueryBody.Select inner
                            && inner.items().stream().noneMatch(item -> item.expr() instanceof Expr.Star)
                    ? inner.items()
                    : List.of();
        }
        return select.items().stream().anyMatch(item -> item.expr() instanceof Expr.Star) ? List.of() : select.items();
    }
}
