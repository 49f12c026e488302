package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.List;
import java.util.stream.Stream;

/** A microbatch model that does not say which column is its time. */
@Rule(
        id = "microbatch-without-event-time",
        area = Area.CORRECTNESS,
        severity = Severity.ERROR,
        summary = "A microbatch model has no event time, begin or batch size")
final class MicrobatchWithoutEventTime implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .models()
                .filter(node -> "incremental".equals(node.materialized())
                        && "microbatch".equals(node.properties().text("incremental_strategy")))
                .flatMap(node -> {
                    List<String> missing = Stream.of("event_time", "begin", "batch_size")
                            .filter(key -> node.properties().config().get(key) == null)
                            .toList();
                    return missing.isEmpty()
                            ? Stream.empty()
                            : Dag.row(
                                    context,
                                    node,
                                    "",
                                    "Microbatch model `%s` has no %s".formatted(node.name(), Dag.names(missing)),
                                    Sql.config(context.estate(), node),
                                    Facts.of("model", node.name(), "missing", missing));
                });
    }
}
