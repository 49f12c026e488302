package io.plumbline.audit.cross;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.Severity;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.QueryDay;
import io.plumbline.model.account.QueryGroup;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A model whose queries took far more credits in the last seven days of the window than in the seven before. */
@Rule(
        id = "model-cost-growth",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "A model took far more credits than the week before",
        thresholds = {"percent", "credits"})
final class ModelCostGrowth implements AuditRule {

    private static final int WEEK = 7;

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, QueryDay.EXTRACT, QueryGroup.EXTRACT)
                .filter(account -> account.length() >= 2 * WEEK)
                .flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        LocalDate begin = account.until().minusDays(2 * WEEK);
        Map<String, String> nodes = new HashMap<>();
        Set<String> old = new HashSet<>();
        for (QueryGroup query : account.rows(QueryGroup.EXTRACT)) {
            nodes.put(query.hash(), query.node());
            LocalDate first = query.first();
            if (first != null && !first.isAfter(begin)) {
                old.add(query.node());
            }
        }
        Map<String, List<QueryDay>> days = account.rows(QueryDay.EXTRACT).stream()
                .filter(day -> !day.day().isBefore(begin))
                .collect(Collectors.groupingBy(day -> nodes.getOrDefault(day.hash(), "")));
        return context.estate()
                .models()
                .filter(model -> old.contains(model.id()) && days.containsKey(model.id()))
                .flatMap(model -> judge(context, account, model, days.getOrDefault(model.id(), List.of())));
    }

    private static Stream<Finding> judge(
            RuleContext context, WarehouseAccount account, Model model, List<QueryDay> days) {
        LocalDate turn = account.until().minusDays(WEEK);
        BigDecimal last = sum(days.stream().filter(day -> !day.day().isBefore(turn)));
        BigDecimal before = sum(days.stream().filter(day -> day.day().isBefore(turn)));
        BigDecimal more = last.subtract(before);
        if (before.signum() == 0
                || more.compareTo(BigDecimal.valueOf(context.threshold("credits", 5))) < 0
                || Accounts.percent(more, before) <= context.threshold("percent", 50)) {
            return Stream.empty();
        }
        return context.finding(
                model,
                "",
                "`%s` took %s credits in the seven days until %s, %d %% more than the %s of the seven before"
                        .formatted(
                                model.label(),
                                Accounts.credits(last),
                                account.until(),
                                Accounts.percent(more, before),
                                Accounts.credits(before)),
                Node.first(model.location()),
                Facts.of(
                        "model",
                        model.label(),
                        "credits of the last week",
                        last,
                        "credits of the week before",
                        before,
                        "until",
                        account.until().toString()),
                Accounts.lines(days.stream().map(QueryDay::at).toList()));
    }

    private static BigDecimal sum(Stream<QueryDay> days) {
        return days.map(QueryDay::credits).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
