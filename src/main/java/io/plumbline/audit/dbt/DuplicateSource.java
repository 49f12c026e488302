package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Severity;
import io.plumbline.model.Source;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Several source entries for one table of the warehouse. */
@Rule(
        id = "duplicate-source",
        area = Area.MODELING,
        severity = Severity.WARNING,
        summary = "Two source entries stand for one table",
        aliases = "fct_duplicate_sources")
final class DuplicateSource implements AuditRule {

    private record Place(String project, String location) {}

    @Override
    public Stream<Finding> check(RuleContext context) {
        Map<Place, List<Node>> byPlace = Dag.of(context)
                .sources()
                .collect(Collectors.groupingBy(DuplicateSource::place, LinkedHashMap::new, Collectors.toList()));
        return byPlace.entrySet().stream()
                .filter(e -> e.getValue().size() > 1)
                .flatMap(e -> row(context, e.getKey().location(), e.getValue()));
    }

    private static Place place(Node node) {
        return new Place(
                node.home().name(), ((Source) node.artifact()).relation().toString());
    }

    private static Stream<Finding> row(RuleContext context, String location, List<Node> sources) {
        List<Node> sorted =
                sources.stream().sorted(Comparator.comparing(Node::name)).toList();
        Node last = sorted.get(sorted.size() - 1);
        List<String> names = sorted.stream().map(Node::name).toList();
        return Dag.row(
                context,
                last,
                location,
                "Sources %s stand for one table, `%s`".formatted(Dag.names(names), location),
                last.top(),
                Facts.of("source_db_location", location, "source_names", String.join(", ", names)),
                sorted.stream().map(Node::top).toArray(Location[]::new));
    }
}
