package io.plumbline.audit.cross;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.AccountTables;
import io.plumbline.model.Area;
import io.plumbline.model.Artifact;
import io.plumbline.model.Exposure;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.Severity;
import io.plumbline.model.Source;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.DirectReads;
import io.plumbline.model.account.QueryGroup;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Raw tables that people or tools query by habit although models stand on them. Whoever runs dbt, and whoever loads the schema, has to
 * read them.
 */
@Rule(
        id = "source-read-past-models",
        area = Area.GOVERNANCE,
        severity = Severity.INFO,
        summary = "A raw table is queried day by day past the models that stand on it",
        thresholds = {"queries", "days"})
final class SourceReadPastModels implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, DirectReads.EXTRACT, QueryGroup.EXTRACT)
                .flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        Set<String> builders = account.rows(QueryGroup.EXTRACT).stream()
                .filter(query -> !query.node().isEmpty())
                .map(QueryGroup::user)
                .collect(Collectors.toSet());
        if (builders.isEmpty()) {
            context.unsure(
                    "account " + account.source(),
                    "not evaluated: no query names a dbt node, so that dbt's own reads of raw tables are not known");
            return Stream.empty();
        }
        AccountTables tables = Accounts.tables(context, account);
        Map<String, List<DirectReads>> bySource = account.rows(DirectReads.EXTRACT).stream()
                .filter(reads -> reads.writes() == 0 && !builders.contains(reads.user()))
                .filter(reads -> reads.days() >= context.threshold("days", 10))
                .collect(Collectors.groupingBy(
                        reads -> tables.node(reads.database(), reads.schema(), reads.name())
                                .map(Artifact::id)
                                .orElse(""),
                        TreeMap::new,
                        Collectors.toList()));
        return context.estate()
                .sources()
                .filter(source -> bySource.containsKey(source.id()))
                .flatMap(source -> judge(context, account, source, bySource.getOrDefault(source.id(), List.of())));
    }

    private static Stream<Finding> judge(
            RuleContext context, WarehouseAccount account, Source source, List<DirectReads> readers) {
        List<Artifact> children = context.estate().children(source.id());
        List<String> models = children.stream()
                .filter(Model.class::isInstance)
                .map(Model.class::cast)
                .filter(Model::enabled)
                .map(Model::label)
                .toList();
        long queries = readers.stream().mapToLong(DirectReads::queries).sum();
        if (models.isEmpty()
                || children.stream().anyMatch(Exposure.class::isInstance)
                || queries < context.threshold("queries", 100)) {
            return Stream.empty();
        }
        List<String> users = readers.stream()
                .sorted(Comparator.comparing(DirectReads::queries).reversed().thenComparing(DirectReads::user))
                .map(DirectReads::user)
                .toList();
        BigDecimal credits = readers.stream().map(DirectReads::credits).reduce(BigDecimal.ZERO, BigDecimal::add);
        return context.finding(
                source,
                "",
                "%,d queries of `%s`%s read `%s` in %d days, past %s"
                        .formatted(
                                queries,
                                users.get(0),
                                users.size() == 1 ? "" : " and " + (users.size() - 1) + " more",
                                source.label(),
                                account.length(),
                                models.size() == 1
                                        ? "the model `" + models.get(0) + "` that stands on it"
                                        : "the " + models.size() + " models that stand on it"),
                Node.first(source.location()),
                Facts.of(
                        "source", source.label(),
                        "queries", queries,
                        "users", users,
                        "credits of these queries", credits,
                        "models", models,
                        "from", account.from().toString(),
                        "until", account.until().toString()),
                Accounts.lines(readers.stream().map(DirectReads::at).toList()));
    }
}
