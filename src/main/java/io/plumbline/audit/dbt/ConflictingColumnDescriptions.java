package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Column;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** One column name with different descriptions in models that pass it on. */
@Rule(
        id = "conflicting-column-descriptions",
        area = Area.DOCUMENTATION,
        severity = Severity.INFO,
        summary = "A column is described differently in a model and its parent",
        enabled = false)
final class ConflictingColumnDescriptions implements AuditRule {

    private static final Set<String> COMMON =
            Set.of("id", "name", "description", "created_at", "updated_at", "status", "type");

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .links()
                .filter(link ->
                        link.counted() && link.parent().model() && link.child().model())
                .flatMap(link -> link.child().properties().columns().stream()
                        .filter(column -> !column.description().isBlank()
                                && !COMMON.contains(column.name().toLowerCase(Locale.ROOT)))
                        .flatMap(column -> link.parent().properties().column(column.name()).stream()
                                .filter(above -> !above.description().isBlank()
                                        && !same(above.description(), column.description()))
                                .flatMap(above -> row(context, link, column, above))));
    }

    private static boolean same(String one, String other) {
        return words(one).equals(words(other));
    }

    private static String words(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
    }

    private static Stream<Finding> row(RuleContext context, Link link, Column column, Column above) {
        return Dag.row(
                context,
                link.child(),
                column.name() + " " + link.parent().id(),
                "Column `%s` is described differently in `%s` and in its parent `%s`"
                        .formatted(
                                column.name(),
                                link.child().name(),
                                link.parent().name()),
                Node.first(column.location()),
                Facts.of(
                        "column", column.name(),
                        "model", link.child().name(),
                        "description", column.description(),
                        "parent", link.parent().name(),
                        "parent_description", above.description()),
                column.location(),
                above.location());
    }
}
