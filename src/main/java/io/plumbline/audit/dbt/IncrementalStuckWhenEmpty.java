package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A filter that is null while the table is empty. */
@Rule(
        id = "incremental-stuck-when-empty",
        area = Area.CORRECTNESS,
        severity = Severity.INFO,
        summary = "An incremental model that was built empty never reads a row",
        enabled = false)
final class IncrementalStuckWhenEmpty implements AuditRule {

    private static final Pattern MAX_OF_THIS = Pattern.compile(
            ">=?\\s*\\(\\s*select\\s+max\\s*\\(\\s*(?:\\w+\\.)?(\\w+)\\s*\\)"
                    + "\\s+from\\s+\\{\\{\\s*this\\s*\\}\\}\\s*\\)",
            Pattern.CASE_INSENSITIVE);

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .models()
                .filter(node -> node.own() && "incremental".equals(node.materialized()))
                .flatMap(node -> Sql.text(context.estate(), node).stream()
                        .flatMap(text -> found(context, node, RawSql.withoutComments(text))));
    }

    private static Stream<Finding> found(RuleContext context, Node node, String text) {
        Matcher filter = MAX_OF_THIS.matcher(text);
        if (!filter.find()) {
            return Stream.empty();
        }
        int line = 1
                + (int) text.substring(0, filter.start())
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return Dag.row(
                context,
                node,
                "",
                "The newest `%s` of an empty `%s` is null, and no row passes a comparison with null"
                        .formatted(filter.group(1), node.name()),
                Sql.line(node, line),
                Facts.of("model", node.name(), "column", filter.group(1)));
    }
}
