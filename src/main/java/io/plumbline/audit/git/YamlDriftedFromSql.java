package io.plumbline.audit.git;

import io.plumbline.audit.ModelSql;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Node;
import io.plumbline.audit.git.Blamed.Named;
import io.plumbline.model.Area;
import io.plumbline.model.Commit;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.RenderedSql;
import io.plumbline.model.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Columns of a model that its YAML entry lacks, on lines younger than the entry. */
@Rule(
        id = "yaml-drifted-from-sql",
        area = Area.HISTORY,
        severity = Severity.INFO,
        summary = "A YAML entry lacks the columns that the SQL got after it was last changed",
        thresholds = {"columns", "days"})
final class YamlDriftedFromSql implements HistoryRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        ModelSql sql = ModelSql.of(context);
        return KnownPast.models(context)
                .filter(past -> context.focus().asks(past.node().artifact()))
                .filter(past -> !past.node().properties().columns().isEmpty() && whole(past.node()))
                .flatMap(past ->
                        sql.columns(past.node().artifact()).stream().flatMap(columns -> row(context, past, columns)));
    }

    private static boolean whole(Node node) {
        RenderedSql sql = node.artifact().rendered();
        return sql != null && sql.whole();
    }

    private static Stream<Finding> row(RuleContext context, KnownPast past, List<String> columns) {
        Location entry = past.node().properties().declared();
        Optional<Commit> written =
                entry == null ? Optional.empty() : Blamed.of(context).newest(entry);
        if (written.isEmpty()) {
            return Stream.empty();
        }
        Set<String> documented = past.node().properties().columns().stream()
                .map(column -> column.name().replaceAll("[\"`]", "").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Location file = past.node().artifact().location();
        Instant since = written.get().committed();
        List<Named> late = new ArrayList<>();
        int missing = 0;
        int older = 0;
        for (String column : columns) {
            String name = column.toLowerCase(Locale.ROOT);
            boolean lacking = !documented.contains(name);
            missing += lacking ? 1 : 0;
            Named named = Blamed.of(context).firstNamed(file, name).orElse(null);
            if (named != null && lacking && named.commit().committed().isAfter(since)) {
                late.add(named);
            } else if (named != null && !lacking && !named.commit().committed().isAfter(since)) {
                older++;
            }
        }
        boolean told = late.size() == missing && missing >= Math.max(1, context.threshold("columns", 1));
        boolean wasComplete = 2 * older > columns.size() - missing;
        return told && wasComplete && settled(context, past, late)
                ? row(context, past.node(), written.get(), late)
                : Stream.empty();
    }

    /** Whether one of the columns has been there long enough that the work on it is over. */
    private static boolean settled(RuleContext context, KnownPast past, List<Named> late) {
        int days = context.threshold("days", 30);
        return late.stream().anyMatch(named -> past.ago(named.commit().committed(), days));
    }

    private static Stream<Finding> row(RuleContext context, Node node, Commit written, List<Named> late) {
        Named first = late.stream()
                .min(Comparator.comparing((Named one) -> one.commit().committed())
                        .thenComparing(Named::at))
                .orElseThrow();
        List<String> names = late.stream().map(Named::word).toList();
        return Dag.row(
                context,
                node,
                "",
                "The YAML entry of `%s` was last changed on %s and lacks %s, on lines that the SQL got from %s on"
                        .formatted(
                                node.name(),
                                KnownPast.day(written.committed()),
                                Dag.names(names),
                                KnownPast.day(first.commit().committed())),
                node.entry(),
                Facts.of(
                        "model", node.name(),
                        "columns", names,
                        "entry_changed", KnownPast.day(written.committed()),
                        "entry_changed_by", written.author().name(),
                        "columns_since", KnownPast.day(first.commit().committed()),
                        "columns_by",
                                late.stream()
                                        .map(one -> one.commit().author().name())
                                        .distinct()
                                        .toList()),
                late.stream().map(Named::at).distinct().toArray(Location[]::new));
    }
}
