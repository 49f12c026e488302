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

/** A filter that leaves out rows that are as new as the newest. */
@Rule(
        id = "incremental-lookback-gap",
        area = Area.CORRECTNESS,
        severity = Severity.INFO,
        summary = "An incremental model never reads late rows of its newest moment")
final class IncrementalLookbackGap implements AuditRule {

    private static final Pattern AFTER_NEWEST = Pattern.compile(
            ">\\s*\\(\\s*select\\s+(?:coalesce\\s*\\(\\s*)?max\\s*\\("
                    + "\\s*(?:\\w+\\.)?(\\w*(?:_at|date|time|_ts|timestamp|_on|_day))\\s*\\)"
                    + "(?:\\s*,[^()]*\\))?\\s+from\\s+\\{\\{\\s*this\\s*\\}\\}\\s*\\)",
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
        Matcher filter = AFTER_NEWEST.matcher(text);
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
                "`%s` reads only rows newer than its newest `%s`: others of that moment that come later are never read"
                        .formatted(node.name(), filter.group(1)),
                Sql.line(node, line),
                Facts.of("model", node.name(), "column", filter.group(1)));
    }
}
