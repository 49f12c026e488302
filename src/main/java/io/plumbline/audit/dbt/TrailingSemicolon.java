package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.Severity;
import java.util.Set;
import java.util.stream.Stream;

/** A model whose SQL ends with a semicolon, which breaks the statement dbt puts around it. */
@Rule(
        id = "trailing-semicolon",
        area = Area.CORRECTNESS,
        severity = Severity.ERROR,
        summary = "The SQL of a model ends with a semicolon")
final class TrailingSemicolon implements AuditRule {

    private static final Set<String> WRAPPED = Set.of("view", "table", "ephemeral", "incremental", "dynamic_table");

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .models()
                .filter(node -> "sql".equals(((Model) node.artifact()).language())
                        && WRAPPED.contains(String.valueOf(node.materialized())))
                .flatMap(node -> Sql.text(context.estate(), node).stream()
                        .map(RawSql::tokens)
                        .filter(tokens -> !tokens.isEmpty())
                        .map(tokens -> tokens.get(tokens.size() - 1))
                        .filter(last -> last.symbol(';'))
                        .flatMap(last -> Dag.row(
                                context,
                                node,
                                "",
                                "The SQL of `%s` ends with a semicolon".formatted(node.name()),
                                Sql.line(node, last.line()),
                                Facts.of("model", node.name()))));
    }
}
