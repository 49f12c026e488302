package io.plumbline.audit.sql;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.sql.Expr;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** An argument of COALESCE behind a constant. */
@Rule(
        id = "dead-coalesce-argument",
        area = Area.CORRECTNESS,
        severity = Severity.WARNING,
        summary = "An argument of COALESCE stands behind a constant and is never used")
final class DeadCoalesceArgument implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return ParsedModels.of(context).all().flatMap(model -> Conditions.anywhere(model, DeadCoalesceArgument::dead)
                .flatMap(found -> Dag.row(
                        context,
                        model.node(),
                        found.key(),
                        "`%s` in `%s` never comes to its last argument"
                                .formatted(found.text(), model.node().name()),
                        model.at(found.expr().span()),
                        Facts.of("model", model.node().name(), "call", found.text()))));
    }

    private static final Set<String> FUNCTIONS = Set.of("coalesce", "ifnull", "nvl");

    private static boolean dead(Expr expr) {
        if (!(expr instanceof Expr.Call call) || !FUNCTIONS.contains(Trees.function(call))) {
            return false;
        }
        List<Expr.Argument> arguments = call.arguments();
        return arguments.stream()
                .limit(Math.max(0, arguments.size() - 1))
                .anyMatch(argument -> Expr.plain(argument.value()) instanceof Expr.Literal literal
                        && literal.kind() != Expr.LiteralKind.NULL
                        && literal.kind() != Expr.LiteralKind.WORD);
    }
}
