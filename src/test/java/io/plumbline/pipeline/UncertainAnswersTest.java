package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What could not be rendered or is disabled is told as that, and never as what is not there. */
class UncertainAnswersTest {

    private static final String UNKNOWN = "{% for i in range(var('days')) %}{% endfor %}\n";

    @TempDir
    private Path folder;

    private HostileShop shop;

    @BeforeEach
    void start() {
        shop = new HostileShop(folder)
                .with("models/sales.sql", UNKNOWN + "select * from {{ ref('orders') }}\n")
                .with("models/totals.sql", "select * from {{ ref('sales') }}\n")
                .with("models/apart.sql", "select 1 as id\n")
                .with("models/shut.sql", "{{ config(enabled=false) }} select * from {{ ref('orders') }}\n")
                .with("models/shut.yml", """
                        models:
                          - name: shut
                            columns:
                              - {name: id, data_tests: [unique]}
                        """);
    }

    @Test
    void whatCouldNotBeRenderedMayReadWhatItsTextNames() {
        assertThat(told("what does sales read?"))
                .contains("`sales` may read 1 model", "`sales` (model) may read `orders`.")
                .doesNotContain("reads nothing");
        assertThat(told("what reads orders?"))
                .contains("`orders` may be read by 1 model", "`sales` (model) may read `orders`.")
                .doesNotContain("Nothing reads");
    }

    @Test
    void whetherOneThingDependsOnAnotherIsNoMoreSureThanWhatIsBetweenThem() {
        assertThat(told("does `totals` depend on `orders`?")).startsWith("Perhaps: `orders` may stand behind `totals`");
        assertThat(told("does `totals` depend on `apart`?"))
                .startsWith("`apart` is not among what is known to stand behind `totals`, and not all");
        assertThat(told("does `apart` depend on `orders`?")).startsWith("No: `orders` is not among");
    }

    @Test
    void whatIsDisabledIsSaidToBe() {
        assertThat(told("which tests cover shut?"))
                .startsWith("shut is disabled here.")
                .contains("`unique` covers");
        assertThat(told("how many models are there?")).contains("There are 4 models.", "1 model is disabled.");
        assertThat(told("what does shut read?"))
                .contains("shut is disabled here.")
                .doesNotContain("reads nothing");
    }

    private String told(String question) {
        var agent = shop.agent();
        return agent.follow(agent.plan(question)).text();
    }
}
