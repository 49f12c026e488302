package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Severity;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A model at the end of a long chain of views, all of which run whenever it is read. */
@Rule(
        id = "chained-views",
        area = Area.PERFORMANCE,
        severity = Severity.WARNING,
        summary = "A model ends a long chain of views that run on every read",
        aliases = "fct_chained_views_dependencies",
        thresholds = "chained_views_threshold")
final class ChainedViews implements AuditRule {

    private static final int MORE_THAN = 5;

    @Override
    public Stream<Finding> check(RuleContext context) {
        Dag dag = Dag.of(context);
        Function<Node, Integer> limit = node -> context.threshold(
                "chained_views_threshold", node.home().conventions().number("chained_views_threshold", MORE_THAN));
        return new ViewChains(dag, limit).all().flatMap(chain -> row(context, chain, limit));
    }

    private static Stream<Finding> row(RuleContext context, List<Link> chain, Function<Node, Integer> limit) {
        Node parent = chain.get(0).parent();
        Node child = chain.get(chain.size() - 1).child();
        List<String> path = Stream.concat(
                        Stream.of(parent.name()),
                        chain.stream().map(link -> link.child().name()))
                .toList();
        return Dag.row(
                context,
                child,
                chain.stream().map(link -> link.parent().id()).collect(Collectors.joining(" ")),
                "`%s` is %d steps of views away from `%s`, more than %d: %s"
                        .formatted(
                                child.name(),
                                chain.size(),
                                parent.name(),
                                limit.apply(child),
                                String.join(" -> ", path)),
                chain.get(chain.size() - 1).at(),
                Facts.of("parent", parent.name(), "child", child.name(), "distance", chain.size(), "path", path),
                chain.stream().map(Link::at).toArray(Location[]::new));
    }
}
