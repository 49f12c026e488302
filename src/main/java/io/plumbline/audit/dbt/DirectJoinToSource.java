package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.List;
import java.util.stream.Stream;

/** A model that reads sources beside models: the row's parent is any of its parents. */
@Rule(
        id = "direct-join-to-source",
        area = Area.MODELING,
        severity = Severity.WARNING,
        summary = "A model reads a source directly beside other models",
        aliases = "fct_direct_join_to_source")
final class DirectJoinToSource implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Dag dag = Dag.of(context);
        return dag.models().flatMap(child -> {
            List<Link> parents = dag.in(child).stream().filter(Link::counted).toList();
            List<String> sources = names(parents, "source");
            List<String> models = names(parents, "model");
            return sources.isEmpty() || models.isEmpty()
                    ? Stream.empty()
                    : parents.stream().flatMap(link -> row(context, link, sources, models));
        });
    }

    private static List<String> names(List<Link> parents, String kind) {
        return parents.stream()
                .filter(link -> link.parent().kind().equals(kind))
                .map(link -> link.parent().name())
                .toList();
    }

    private static Stream<Finding> row(RuleContext context, Link link, List<String> sources, List<String> models) {
        Node parent = link.parent();
        List<String> beside = parent.source() ? models : sources;
        String message = "`%s` reads %s `%s` beside %s %s"
                .formatted(
                        link.child().name(),
                        parent.kind(),
                        parent.name(),
                        parent.source() ? "model" : "source",
                        Dag.names(beside));
        return Dag.row(
                context,
                link.child(),
                parent.id(),
                message,
                link.at(),
                Facts.of(
                        "parent", parent.name(),
                        "parent_resource_type", parent.kind(),
                        "child", link.child().name(),
                        "child_resource_type", link.child().kind(),
                        "distance", 1));
    }
}
