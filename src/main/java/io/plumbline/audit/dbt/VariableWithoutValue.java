package io.plumbline.audit.dbt;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A variable that nobody sets. */
@Rule(
        id = "variable-without-value",
        area = Area.CORRECTNESS,
        severity = Severity.INFO,
        summary = "A model reads a variable that has neither a value nor a default")
final class VariableWithoutValue implements AuditRule {

    private static final Pattern VAR = Pattern.compile("\\bvar\\(\\s*['\"]([^'\"]+)['\"]\\s*\\)");

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context).models().filter(Node::own).flatMap(node -> Sql.text(context.estate(), node).stream()
                .flatMap(sql -> {
                    Map<String, Integer> lines = new LinkedHashMap<>();
                    List<String> text = Jinja.only(sql).lines().toList();
                    for (int i = 0; i < text.size(); i++) {
                        Matcher found = VAR.matcher(text.get(i));
                        while (found.find()) {
                            lines.putIfAbsent(found.group(1), i + 1);
                        }
                    }
                    return lines.entrySet().stream()
                            .filter(e -> !set(node.home().project().vars(), e.getKey())
                                    && Jinja.read(sql).calls().contains("var"))
                            .flatMap(e -> Dag.row(
                                    context,
                                    node,
                                    e.getKey(),
                                    "`%s` reads variable `%s`, which has no default and no value in dbt_project.yml"
                                            .formatted(node.name(), e.getKey()),
                                    Sql.line(node, e.getValue()),
                                    Facts.of("model", node.name(), "variable", e.getKey())));
                }));
    }

    private static boolean set(Map<?, ?> vars, String name) {
        return vars.containsKey(name)
                || vars.values().stream().anyMatch(scoped -> scoped instanceof Map<?, ?> map && map.containsKey(name));
    }
}
