package io.plumbline.audit.sql;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.ModelSql;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Jinja;
import io.plumbline.audit.dbt.Macros;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.Area;
import io.plumbline.model.Column;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.sql.Expr;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A column that YAML describes and the model does not have. */
@Rule(
        id = "documented-column-missing",
        area = Area.DOCUMENTATION,
        severity = Severity.WARNING,
        summary = "YAML declares a column that the model does not have")
final class DocumentedColumnMissing implements AuditRule {

    private static final Set<String> CONFIGURATION = Set.of("var", "target", "env_var", "flags");

    @Override
    public Stream<Finding> check(RuleContext context) {
        ModelSql sql = ModelSql.of(context);
        return ParsedModels.of(context).all().flatMap(model -> {
            List<Column> declared = model.node().properties().columns();
            Optional<List<String>> columns = declared.isEmpty()
                    ? Optional.empty()
                    : sql.columns(model.node().artifact());
            if (columns.isEmpty()) {
                return Stream.empty();
            }
            Set<String> there = columns.get().stream()
                    .map(name -> name.toUpperCase(Locale.ROOT))
                    .collect(Collectors.toSet());
            return declared.stream()
                    .filter(column -> !there.contains(bare(column.name()).toUpperCase(Locale.ROOT))
                            && !written(context, model, bare(column.name())))
                    .flatMap(column -> Dag.row(
                            context,
                            model.node(),
                            column.name(),
                            "`%s` is declared for `%s`, which has no such column"
                                    .formatted(column.name(), model.node().name()),
                            Node.first(column.location()),
                            Facts.of(
                                    "model", model.node().name(),
                                    "column", column.name(),
                                    "columns",
                                            columns.get().stream()
                                                    .map(c -> c.toLowerCase(Locale.ROOT))
                                                    .toList()),
                            model.node().top()));
        });
    }

    private static String bare(String name) {
        return name.replace("\"", "").replace("`", "");
    }

    /** Whether the template, or one whose columns a star may pass on, may write the name under other variables. */
    private static boolean written(RuleContext context, Parsed model, String name) {
        Set<String> seen = new HashSet<>();
        Deque<Parsed> open = new ArrayDeque<>(List.of(model));
        while (!open.isEmpty()) {
            Parsed next = open.pop();
            if (next.mentions(name) > 0 || configured(context, next)) {
                return true;
            }
            if (!next.query().all(Expr.Star.class).isEmpty()) {
                Dag.of(context).in(next.node()).stream()
                        .flatMap(link ->
                                ParsedModels.of(context).of(link.parent().id()).stream())
                        .filter(above -> seen.add(above.node().id()))
                        .forEach(open::push);
            }
        }
        return false;
    }

    private static boolean configured(RuleContext context, Parsed model) {
        Jinja jinja = Jinja.read(model.raw());
        return jinja.names().stream().anyMatch(CONFIGURATION::contains)
                || !Macros.of(context).noneMentions(jinja.calls(), CONFIGURATION);
    }
}
