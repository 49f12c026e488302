package io.plumbline.audit.dbt;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A variable that nobody sets. */
@Rule(
        id = "variable-without-value",
        area = Area.CORRECTNESS,
        severity = Severity.INFO,
        summary = "A model reads a variable that has neither a value nor a default")
final class VariableWithoutValue implements AuditRule {

    private static final Pattern GUARDED =
            Pattern.compile("\\bvar\\(\\s*['\"]([^'\"]+)['\"]\\s*,|\\bvar\\.has_var\\(\\s*['\"]([^'\"]+)['\"]");
    private static final Pattern VAR = Pattern.compile("\\bvar\\(\\s*['\"]([^'\"]+)['\"]\\s*\\)");

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .models()
                .filter(Node::own)
                .filter(node -> context.focus().asks(node.artifact()))
                .flatMap(node -> Sql.text(context.estate(), node).filter(sql -> sql.contains("var(")).stream()
                        .flatMap(sql -> {
                            Map<String, Integer> lines = new LinkedHashMap<>();
                            String jinja = Jinja.only(sql);
                            Set<String> guarded = guarded(jinja);
                            List<String> text = jinja.lines().toList();
                            for (int i = 0; i < text.size(); i++) {
                                Matcher found = VAR.matcher(text.get(i));
                                while (found.find()) {
                                    lines.putIfAbsent(found.group(1), i + 1);
                                }
                            }
                            return lines.entrySet().stream()
                                    .filter(e -> !guarded.contains(e.getKey())
                                            && !set(node.home().project().vars(), e.getKey())
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

    /** Variables that the template also reads with a default or asks for: what follows may stand behind that. */
    private static Set<String> guarded(String jinja) {
        Set<String> names = new HashSet<>();
        Matcher found = GUARDED.matcher(jinja);
        while (found.find()) {
            names.add(found.group(1) == null ? found.group(2) : found.group(1));
        }
        return names;
    }

    private static boolean set(Map<?, ?> vars, String name) {
        return vars.containsKey(name)
                || vars.values().stream().anyMatch(scoped -> scoped instanceof Map<?, ?> map && map.containsKey(name));
    }
}
