package io.plumbline.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.pipeline.FolderKnowledge;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FollowUpsTest {

    private static final String ORDERS = "model.hearth_loom.fct_orders";

    private static final Agent SHOP =
            FolderKnowledge.agent(Path.of("examples/shop"), "prod", "snowflake", Map.of(), LocalDate.of(2026, 1, 15));

    private static Plan.Step first(String question, Earlier earlier) {
        return SHOP.plan(question, earlier).steps().get(0);
    }

    @Test
    void itIsTheThingThatWasAskedAboutBefore() {
        Earlier earlier = new Earlier(ORDERS, "description");

        assertThat(first("and who owns it?", earlier)).hasToString("owner node=" + ORDERS);
        assertThat(first("which tests cover it?", earlier)).hasToString("tests node=" + ORDERS);
        assertThat(first("what are its columns?", earlier)).hasToString("columns node=" + ORDERS);
        assertThat(SHOP.plan("and who owns it?", earlier).note()).isEqualTo("This is about fct_orders.");
    }

    @Test
    void aNameAloneAsksTheSameOfAnotherThing() {
        assertThat(first("and fct_refunds?", new Earlier(ORDERS, "tests")))
                .hasToString("tests node=model.hearth_loom.fct_refunds");
        assertThat(first("what about fct_refunds?", new Earlier(ORDERS, "owner")))
                .hasToString("owner node=model.hearth_loom.fct_refunds");
    }

    @Test
    void whatStandsOnItsOwnIsReadAsItIs() {
        Earlier earlier = new Earlier(ORDERS, "description");

        assertThat(first("what is dim_dates?", earlier)).hasToString("description node=model.hearth_loom.dim_dates");
        assertThat(first("how many models are there?", earlier).tool()).isEqualTo("list");
        assertThat(first("what changed in this project?", earlier).inputs()).doesNotContainKey("node");
        assertThat(SHOP.plan("and who owns it?", Earlier.NOTHING).note()).doesNotContain("This is about");
    }
}
