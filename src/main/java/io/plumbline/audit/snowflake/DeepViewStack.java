package io.plumbline.audit.snowflake;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.ViewLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A view that stands on many others, one upon the other; a question to it is compiled with all of them. */
@Rule(
        id = "deep-view-stack",
        area = Area.PERFORMANCE,
        severity = Severity.INFO,
        summary = "A view stands on a tall stack of views",
        thresholds = "views")
final class DeepViewStack implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, ViewLink.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        Map<String, List<ViewLink>> reads = account.rows(ViewLink.EXTRACT).stream()
                .collect(Collectors.groupingBy(ViewLink::view, TreeMap::new, Collectors.toList()));
        Set<String> read =
                account.rows(ViewLink.EXTRACT).stream().map(ViewLink::reads).collect(Collectors.toSet());
        Map<String, List<ViewLink>> known = new HashMap<>();
        return reads.keySet().stream()
                .filter(view -> !read.contains(view))
                .map(view -> stack(view, reads, known, new HashSet<>()))
                .filter(stack -> stack.size() + 1 > context.threshold("views", 5))
                .flatMap(stack -> Accounts.finding(
                        context,
                        account,
                        "view",
                        stack.get(0).view(),
                        "`%s` stands on a stack of %d views, down to `%s`"
                                .formatted(
                                        stack.get(0).view(),
                                        stack.size() + 1,
                                        stack.get(stack.size() - 1).reads()),
                        Facts.of(
                                "view", stack.get(0).view(),
                                "views", stack.size() + 1,
                                "lowest", stack.get(stack.size() - 1).reads()),
                        stack));
    }

    /** The longest way down from a view; of two as long the first by name. */
    private static List<ViewLink> stack(
            String view, Map<String, List<ViewLink>> reads, Map<String, List<ViewLink>> known, Set<String> above) {
        List<ViewLink> seen = known.get(view);
        if (seen != null || !above.add(view)) {
            return seen == null ? List.of() : seen;
        }
        List<ViewLink> longest = new ArrayList<>();
        for (ViewLink link : reads.getOrDefault(view, List.of())) {
            List<ViewLink> below = stack(link.reads(), reads, known, above);
            if (below.size() + 1 > longest.size()) {
                longest = new ArrayList<>(List.of(link));
                longest.addAll(below);
            }
        }
        above.remove(view);
        known.put(view, longest);
        return longest;
    }
}
