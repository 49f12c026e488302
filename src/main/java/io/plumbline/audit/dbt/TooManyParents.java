package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Severity;
import java.util.List;
import java.util.stream.Stream;

/** A model that reads very many others. */
@Rule(
        id = "too-many-parents",
        area = Area.MODELING,
        severity = Severity.WARNING,
        summary = "A model reads very many parents",
        aliases = "fct_too_many_joins",
        thresholds = "too_many_joins_threshold")
final class TooManyParents implements AuditRule {

    private static final int AT_LEAST = 7;

    @Override
    public Stream<Finding> check(RuleContext context) {
        Dag dag = Dag.of(context);
        return dag.models().flatMap(model -> {
            List<Link> parents = dag.in(model);
            int count = (int)
                    parents.stream().map(l -> l.parent().name()).distinct().count();
            int atLeast = context.threshold(
                    "too_many_joins_threshold",
                    model.home().conventions().number("too_many_joins_threshold", AT_LEAST));
            return count < atLeast
                    ? Stream.empty()
                    : Dag.row(
                            context,
                            model,
                            "",
                            "`%s` reads %d parents, %d or more are too many".formatted(model.name(), count, atLeast),
                            model.top(),
                            Facts.of("resource_name", model.name(), "file_path", model.path(), "join_count", count),
                            parents.stream().map(Link::at).toArray(Location[]::new));
        });
    }
}
