package io.plumbline.audit.cross;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Model;
import io.plumbline.model.Severity;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.QueryGroup;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Data tests that take more credits than the builds of what they test. */
@Rule(
        id = "test-outcosts-model",
        area = Area.COST,
        severity = Severity.INFO,
        summary = "The tests of a model cost more than the model",
        thresholds = "credits")
final class TestOutcostsModel implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, QueryGroup.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        Map<String, List<QueryGroup>> byNode = account.rows(QueryGroup.EXTRACT).stream()
                .filter(query -> !query.node().isEmpty())
                .collect(Collectors.groupingBy(QueryGroup::node));
        return context.estate().models().flatMap(model -> judge(context, account, model, byNode));
    }

    private static Stream<Finding> judge(
            RuleContext context, WarehouseAccount account, Model model, Map<String, List<QueryGroup>> byNode) {
        List<QueryGroup> builds = byNode.getOrDefault(model.id(), List.of());
        List<QueryGroup> tests = context.estate().tests(model.id()).stream()
                .flatMap(test -> byNode.getOrDefault(test.id(), List.of()).stream())
                .toList();
        BigDecimal built = QueryGroup.credits(builds);
        BigDecimal tested = QueryGroup.credits(tests);
        BigDecimal least = BigDecimal.valueOf(context.threshold("credits", 5));
        if (builds.isEmpty()
                || tested.compareTo(built) <= 0
                || Accounts.monthly(account, tested).compareTo(least) < 0) {
            return Stream.empty();
        }
        List<Location> rows = Stream.concat(builds.stream(), tests.stream())
                .map(QueryGroup::at)
                .toList();
        return context.finding(
                model,
                "",
                "The tests of `%s` took %s credits in %d days, its builds %s"
                        .formatted(model.label(), Accounts.credits(tested), account.length(), Accounts.credits(built)),
                Node.first(model.location()),
                Facts.of("model", model.label(), "test credits", tested, "build credits", built),
                Accounts.lines(rows));
    }
}
