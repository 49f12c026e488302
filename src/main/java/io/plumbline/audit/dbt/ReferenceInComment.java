package io.plumbline.audit.dbt;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A ref or source inside a SQL comment, which dbt renders and counts as a dependency. */
@Rule(
        id = "reference-in-comment",
        area = Area.CORRECTNESS,
        severity = Severity.WARNING,
        summary = "A ref inside a SQL comment is a dependency all the same")
final class ReferenceInComment implements AuditRule {

    private static final Pattern HINT = Pattern.compile("(?i)depends?[ _-]on");
    private static final Pattern REFERENCE =
            Pattern.compile("\\{\\{[-+]?\\s*(ref|source)\\s*\\(([^)]*)\\)\\s*[-+]?\\}\\}");

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .models()
                .filter(node -> context.focus().asks(node.artifact()))
                .flatMap(node -> Sql.text(context.estate(), node).stream().flatMap(sql -> RawSql.comments(sql).stream()
                        .filter(comment -> !HINT.matcher(comment.text()).find())
                        .flatMap(comment -> rows(context, node, RawSql.withoutComments(sql), comment))));
    }

    /** Whether the graph has an edge from this line and the rest of the SQL does not name that parent. */
    private static boolean onlyThere(Dag dag, Node node, int line, String live) {
        return dag.in(node).stream()
                .filter(link -> link.at().equals(Sql.line(node, line)))
                .anyMatch(link -> {
                    String name = link.parent().artifact().name();
                    return !live.contains("'" + name + "'") && !live.contains("\"" + name + "\"");
                });
    }

    private static Stream<Finding> rows(RuleContext context, Node node, String live, RawSql.Token comment) {
        Matcher found = REFERENCE.matcher(comment.text());
        List<Finding> findings = new ArrayList<>();
        while (found.find()) {
            int line = comment.line()
                    + (int) comment.text()
                            .substring(0, found.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            String reference = found.group(1) + "(" + found.group(2).strip() + ")";
            if (onlyThere(Dag.of(context), node, line, live)) {
                Dag.row(
                                context,
                                node,
                                reference,
                                "`%s` depends on `%s` only because a comment holds it"
                                        .formatted(node.name(), reference),
                                Sql.line(node, line),
                                Facts.of("model", node.name(), "reference", reference))
                        .forEach(findings::add);
            }
        }
        return findings.stream();
    }
}
