package io.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Citation;
import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Locator;
import io.plumbline.report.Report.Entry;
import io.plumbline.report.Report.Excerpt;
import io.plumbline.report.Report.Group;
import io.plumbline.report.Report.Reference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportBuilderTest {

    private final Report report = ShopReport.report();

    @Test
    void saysTheVerdictAloud() {
        assertThat(report.verdict())
                .containsExactly(
                        "Three new problems, two of them errors; two were fixed, 40 are still open.",
                        "Testing stands lowest, at 54 of 100, 3 down.",
                        "Three things could not be seen and may hide more.");
    }

    @Test
    void comparesWithNothingOnAFirstRun() {
        ReportInput in = ShopReport.input();
        Report first = ReportBuilder.build(Inputs.with(in, in.estate(), in.findings(), List.of(), List.of()));
        assertThat(first.verdict().get(0))
                .isEqualTo("A first look at 19 models found 43 problems, two of them errors.");
        assertThat(first.changes().first()).isTrue();
        assertThat(first.changes().added()).isEmpty();
        assertThat(first.trend()).hasSize(1);
    }

    @Test
    void saysSoWhereNothingIsLeft() {
        ReportInput in = ShopReport.input();
        assertThat(headline(Inputs.with(in, in.estate(), List.of(), in.fixed(), in.history())))
                .isEqualTo("The last two problems were fixed; nothing is open.");
        assertThat(headline(Inputs.with(in, in.estate(), List.of(), List.of(), in.history())))
                .isEqualTo("Still no problem.");
        assertThat(headline(Inputs.with(in, in.estate(), in.findings().subList(3, 5), List.of(), in.history())))
                .isEqualTo("Nothing new, nothing fixed; two are still open.");
        assertThat(headline(Inputs.with(in, in.estate(), List.of(), List.of(), List.of())))
                .isEqualTo("A first look at 19 models found no problem.");
    }

    @Test
    void putsTheWorstCauseFirstAndFoldsAfterThree() {
        assertThat(report.groups()).extracting(Group::severity).isSortedAccordingTo((a, b) -> b.compareTo(a));
        Group untested = group("untested-model");
        assertThat(untested.count()).isEqualTo(18);
        assertThat(untested.worst()).hasSize(3);
        assertThat(untested.worst().get(0).finding().status()).isEqualTo(Finding.Status.NEW);
    }

    @Test
    void ranksAtMostFiveActionsOfDifferentCauses() {
        assertThat(report.actions()).hasSize(5);
        assertThat(report.actions())
                .extracting(a -> a.finding().finding().rule())
                .doesNotHaveDuplicates();
        assertThat(report.actions()).extracting(Report.Action::rank).isSortedAccordingTo((a, b) -> b.compareTo(a));
        Report.Action first = report.actions().get(0);
        assertThat(first.what()).isEqualTo("Aggregate the many side to one row per key before the join.");
        assertThat(first.effort()).isEqualTo(1);
        assertThat(first.value()).isEqualTo(27 * (1 + Math.log10(4)));
    }

    @Test
    void numbersCitationsInTheOrderOfReadingAndOnlyOnce() {
        List<Integer> numbers =
                report.references().stream().map(Reference::number).toList();
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
        assertThat(report.references())
                .extracting(r -> r.citation().locator().toString())
                .doesNotHaveDuplicates();
        assertThat(report.groups().get(0).worst().get(0).references().get(0).number())
                .isOne();
    }

    @Test
    void linksACitationAtItsCommit() {
        assertThat(report.references().get(0).url())
                .isEqualTo("https://git.example.com/shop/dbt/blob/" + ShopEstate.REVISION
                        + "/models/marts/fct_orders.sql#L23-L24");
    }

    @Test
    void cutsExcerptsOfThreeToTwelveLines() {
        assertThat(report.references())
                .filteredOn(reference -> !(reference.citation().locator() instanceof Locator.Query))
                .allSatisfy(reference -> {
                    Excerpt excerpt = reference.excerpt();
                    assertThat(excerpt.lines()).hasSizeBetween(1, 12);
                    assertThat(excerpt.firstLine()).isLessThanOrEqualTo(excerpt.from());
                });
        Excerpt whole = excerpt(new Location("shop", "models/marts/fct_orders.sql", 1, 24));
        assertThat(whole.lines()).hasSize(6);
        assertThat(whole.hidden()).isEqualTo(18);
        Excerpt one = excerpt(new Location("shop", "models/marts/fct_orders.sql", 10, 10));
        assertThat(one.firstLine()).isEqualTo(9);
        assertThat(one.lines()).containsExactly("payments as (", "", "    select * from {{ ref('stg_payments') }}");
        assertThat(excerpt(new Location("shop", "models/marts/fct_orders.sql", 1, 1))
                        .lines())
                .hasSize(5);
    }

    @Test
    void showsTheQuoteWhereTheEstateHasAnotherRevision() {
        Location at = new Location("shop", "models/marts/fct_orders.sql", 23, 24);
        ReportInput in = ShopReport.input();
        Citation old = new Citation(
                "shop",
                "a".repeat(40),
                in.estate().cite(at).locator(),
                "old text",
                Citation.hash("old text"),
                Citation.Level.L3);
        Report other =
                ReportBuilder.build(Inputs.with(in, List.of(in.findings().get(0).with(List.of(old)))));
        assertThat(other.references().get(0).excerpt().lines()).containsExactly("old text");
        assertThat(other.references().get(0).url()).isNull();
    }

    @Test
    void withholdsAFindingWithoutEvidenceAndSaysSo() {
        ReportInput in = ShopReport.input();
        Finding bare = in.findings().get(0).with(List.of());
        Report withheld =
                ReportBuilder.build(Inputs.with(in, List.of(bare, in.findings().get(1))));
        assertThat(withheld.entries())
                .extracting(e -> e.finding().fingerprint())
                .doesNotContain(bare.fingerprint());
        assertThat(withheld.checks().withheld()).isOne();
        assertThat(withheld.verdict()).contains("One finding was withheld because no citation of it held.");
    }

    @Test
    void drawsAtMostTwentyFiveNodesAndCountsTheRest() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("models/centre.sql", refs("up", 30));
        for (int i = 0; i < 30; i++) {
            files.put("models/up" + i + ".sql", refs("top" + i + "_", 3));
            files.put("models/down" + i + ".sql", "select * from {{ ref('centre') }}");
            files.put("models/end" + i + ".sql", "select * from {{ ref('down" + i + "') }}");
            for (int j = 0; j < 3; j++) {
                files.put("models/top" + i + "_" + j + ".sql", "select 1");
            }
        }
        Estate estate = ShopEstate.of(files);
        Lineage lineage = new Neighbourhood(estate).of("model.shop.centre");
        assertThat(lineage.nodes()).hasSizeLessThanOrEqualTo(Lineage.LIMIT);
        assertThat(lineage.nodes())
                .filteredOn(n -> n.kind().equals("stub"))
                .extracting(Lineage.Node::label)
                .containsExactly("86 more", "24 more", "24 more", "26 more");
        assertThat(new Neighbourhood(estate).dependents("model.shop.centre")).isEqualTo(60);
    }

    @Test
    void endsOnACycle() {
        Estate estate = ShopEstate.of(Map.of(
                "models/a.sql", "select * from {{ ref('b') }}",
                "models/b.sql", "select * from {{ ref('a') }}"));
        assertThat(new Neighbourhood(estate).of("model.shop.a").nodes()).hasSize(2);
        assertThat(new Neighbourhood(estate).dependents("model.shop.a")).isOne();
    }

    @Test
    void masksSecretsEverywhereAndKeepsTheOriginalHash() {
        String key = "AKIA" + "QWERTYUIOPASDFGH";
        ReportInput in = Inputs.hostile("k", "select '" + key + "'\n-- password: hunter2-really\n");
        Finding leaky = in.findings().get(0);
        Report masked = ReportBuilder.build(Inputs.with(in, in.estate(), List.of(leaky), List.of(), in.history()));
        assertThat(masked.toString()).doesNotContain(key).doesNotContain("hunter2");
        Citation citation = masked.references().get(0).citation();
        assertThat(citation.quote()).contains("<SECRET:aws_key:1>");
        assertThat(citation.quoteHash()).isEqualTo(leaky.citations().get(0).quoteHash());
        assertThat(masked.checks().masked()).isEqualTo(2);
    }

    @Test
    void isAPureFunctionOfItsInput() {
        assertThat(ShopReport.report()).isEqualTo(report);
    }

    private static String refs(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "select * from {{ ref('" + prefix + i + "') }}")
                .collect(Collectors.joining("\nunion all\n"));
    }

    private static String headline(ReportInput input) {
        return ReportBuilder.build(input).verdict().get(0);
    }

    private Group group(String rule) {
        return report.groups().stream()
                .filter(g -> g.rule().id().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static Excerpt excerpt(Location at) {
        ReportInput in = ShopReport.input();
        Finding finding = in.findings().get(0).with(List.of(in.estate().cite(at)));
        Entry entry = ReportBuilder.build(Inputs.with(in, List.of(finding)))
                .entries()
                .findFirst()
                .orElseThrow();
        return entry.references().get(0).excerpt();
    }
}
