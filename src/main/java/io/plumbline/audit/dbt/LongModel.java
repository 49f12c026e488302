package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A model of very many lines. */
@Rule(
        id = "long-model",
        area = Area.STRUCTURE,
        severity = Severity.INFO,
        summary = "The SQL of a model has very many lines",
        enabled = false,
        thresholds = "lines")
final class LongModel implements AuditRule {

    private static final int LINES = 300;

    @Override
    public Stream<Finding> check(RuleContext context) {
        int most = context.threshold("lines", LINES);
        return Dag.of(context).models().flatMap(node -> Sql.text(context.estate(), node).stream()
                .map(sql -> (int) sql.lines().count())
                .filter(lines -> lines > most)
                .flatMap(lines -> Dag.row(
                        context,
                        node,
                        "",
                        "`%s` has %d lines, more than %d".formatted(node.name(), lines, most),
                        node.top(),
                        Facts.of("model", node.name(), "lines", lines))));
    }
}
