package io.plumbline.audit.dbt;

import io.plumbline.audit.RuleContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a project lives by a convention of dbt-project-evaluator at all. One that hardly any of a project's many nodes
 * follow is not the project's, and what breaks it is no finding; the rule says so once. A project that installs the
 * evaluator or sets its variables has chosen the convention.
 */
final class Convention {

    /** Nodes from which on their habit says something; a smaller project may just be starting. */
    private static final int ENOUGH = 20;

    /** Percent of the nodes. A project that keeps a convention and is careless keeps it mostly; ours, from ten repositories. */
    private static final int LEAST_FOLLOWED_PERCENT = 20;

    /** The name that settings change it under. */
    static final String THRESHOLD = "least_followed_percent";

    private static final String EVALUATOR = "dbt_project_evaluator";

    private Convention() {}

    /** Those of the nodes that break a convention which their project follows. */
    static Stream<Node> breaches(RuleContext context, Stream<Node> nodes, Predicate<Node> follows) {
        return breaches(context, nodes, node -> node.home(), follows);
    }

    /** The same of anything that belongs to a project. */
    static <T> Stream<T> breaches(RuleContext context, Stream<T> all, Function<T, Home> home, Predicate<T> follows) {
        Map<Home, List<T>> byHome = all.collect(Collectors.groupingBy(home, LinkedHashMap::new, Collectors.toList()));
        return byHome.entrySet().stream().flatMap(one -> {
            List<T> breaches = one.getValue().stream().filter(follows.negate()).toList();
            return followed(context, one.getKey(), one.getValue().size(), breaches.size())
                    ? breaches.stream()
                    : Stream.empty();
        });
    }

    private static boolean followed(RuleContext context, Home home, int all, int breaches) {
        int least = context.threshold(THRESHOLD, LEAST_FOLLOWED_PERCENT);
        if (all < ENOUGH || (all - breaches) * 100L >= (long) least * all || chosen(home)) {
            return true;
        }
        context.unsure(
                home.name(),
                "%,d of %,d follow the convention; it is taken for none of this project's"
                        .formatted(all - breaches, all));
        return false;
    }

    private static boolean chosen(Home home) {
        return home.project().installed().contains(EVALUATOR)
                || home.project().vars().containsKey(EVALUATOR);
    }
}
