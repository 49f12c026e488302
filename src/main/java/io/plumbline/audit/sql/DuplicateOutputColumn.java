package io.plumbline.audit.sql;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.sql.SelectItem;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A model that names two of its columns alike. */
@Rule(
        id = "duplicate-output-column",
        area = Area.CORRECTNESS,
        severity = Severity.ERROR,
        summary = "A model gives two of its columns one name")
final class DuplicateOutputColumn implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return ParsedModels.of(context)
                .scopes()
                .filter(scope -> scope.last() && scope.query().body() == scope.select())
                .flatMap(scope -> {
                    Map<String, SelectItem> seen = new HashMap<>();
                    Map<String, SelectItem> twice = new LinkedHashMap<>();
                    for (SelectItem item : scope.select().items()) {
                        String name = item.outputName();
                        if (name != null && seen.putIfAbsent(name, item) != null) {
                            twice.putIfAbsent(name, item);
                        }
                    }
                    return twice.entrySet().stream()
                            .flatMap(e -> Dag.row(
                                    context,
                                    scope.model().node(),
                                    e.getKey(),
                                    "`%s` has two columns named `%s`"
                                            .formatted(
                                                    scope.model().node().name(),
                                                    e.getKey().toLowerCase(Locale.ROOT)),
                                    scope.at(e.getValue().span()),
                                    Facts.of(
                                            "model",
                                            scope.model().node().name(),
                                            "column",
                                            e.getKey().toLowerCase(Locale.ROOT)),
                                    scope.at(Objects.requireNonNull(seen.get(e.getKey()))
                                            .span())));
                });
    }
}
