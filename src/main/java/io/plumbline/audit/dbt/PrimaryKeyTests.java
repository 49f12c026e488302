package io.plumbline.audit.dbt;

import io.plumbline.audit.RuleContext;
import io.plumbline.model.Certainty;
import io.plumbline.model.Edge;
import io.plumbline.model.Estate;
import io.plumbline.model.Test;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the tests of each node prove about its key, by dbt-project-evaluator's way of counting. */
public final class PrimaryKeyTests {

    /**
     * Tests that prove a key alone, whoever ships them: a project often keeps its own copy of one. The evaluator knows
     * those of dbt_utils only.
     */
    private static final Set<String> PROOFS =
            Set.of("primary_key", "expect_compound_columns_to_be_unique", "unique_combination_of_columns");

    /**
     * What is known of one node.
     *
     * @param provenByPackage whether a test of dbt or of dbt_utils does, which is all that the evaluator knows
     * @param tests all its tests, singular ones included
     * @param constraints the constraints of those columns that have a test, as the evaluator counts them
     */
    public record Summary(boolean proven, boolean provenByPackage, int tests, int constraints) {}

    private final Estate estate;
    private final Map<String, List<Test>> singular;

    public static PrimaryKeyTests of(RuleContext context) {
        return context.derived(PrimaryKeyTests.class, PrimaryKeyTests::new);
    }

    private PrimaryKeyTests(Estate estate) {
        this.estate = estate;
        this.singular = estate.of(Test.class)
                .filter(test -> test.enabled() && test.attachedTo() == null)
                .filter(test -> lastParent(test).isPresent())
                .collect(Collectors.groupingBy(test -> lastParent(test).orElseThrow()));
    }

    /** A singular test belongs to what it names last; sources come before references. */
    private Optional<String> lastParent(Test test) {
        return estate.in(test.id()).stream()
                .filter(edge -> edge.certainty() == Certainty.CERTAIN)
                .max(Comparator.comparing((Edge edge) -> !edge.from().startsWith("source."))
                        .thenComparing(Edge::location)
                        .thenComparing(Edge::from))
                .map(Edge::from);
    }

    public Summary of(Node node) {
        Conventions conventions = node.home().conventions();
        List<Test> tests = Stream.concat(
                        estate.tests(node.id()).stream(), singular.getOrDefault(node.id(), List.of()).stream())
                .filter(test -> !conventions.excludesPath(
                        node.home().relative(test.location().path())))
                .toList();
        Map<String, List<Test>> byColumn =
                tests.stream().collect(Collectors.groupingBy(test -> test.column() == null ? "" : test.column()));
        boolean byPackage = byColumn.entrySet().stream().anyMatch(e -> proves(node, e.getKey(), e.getValue()));
        boolean proven = byPackage || tests.stream().anyMatch(PrimaryKeyTests::provesAlone);
        int constraints = node.properties().columns().stream()
                .filter(column -> byColumn.containsKey(column.name()))
                .mapToInt(column -> column.constraints().size())
                .sum();
        return new Summary(proven, byPackage, tests.size(), constraints);
    }

    private static boolean proves(Node node, String column, List<Test> tests) {
        List<String> names = tests.stream().map(PrimaryKeyTests::macro).toList();
        boolean bySet = node.home().conventions().primaryKeyTests().stream()
                .anyMatch(set -> names.stream().filter(set::contains).count() >= set.size());
        long unique = names.stream().filter("dbt.test_unique"::equals).count();
        boolean notNull = node.properties().columns().stream()
                .filter(c -> c.name().equals(column))
                .flatMap(c -> c.constraints().stream())
                .anyMatch(constraint -> constraint.type().equals("not_null"));
        return bySet || unique + (notNull ? 1 : 0) >= 2;
    }

    private static boolean provesAlone(Test test) {
        return test.test() != null && PROOFS.contains(test.test());
    }

    private static String macro(Test test) {
        String namespace = test.namespace() == null ? "dbt" : test.namespace();
        return namespace + ".test_" + test.test();
    }
}
