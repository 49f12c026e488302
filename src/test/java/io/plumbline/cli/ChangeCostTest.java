package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the models cost that a change touches, as the extracts of an account tell. */
class ChangeCostTest {

    private static final String ROW =
            "%s,WH,%s,%s,\"select 1 /* {\"\"app\"\": \"\"dbt\"\", \"\"node_id\"\": \"\"%s\"\"} */\"\n";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeEach
    void aProjectAndWhatItsModelsCost() throws Exception {
        write("shop/dbt_project.yml", "name: shop\nversion: '1.0'\n");
        write("shop/models/orders.sql", "select 1 as order_id\n");
        write("shop/models/daily.sql", "select order_id from {{ ref('orders') }}\n");
        write("shop/models/fresh.sql", "select order_id from {{ ref('daily') }}\n");
        write("shop/models/apart.sql", "select 1 as id\n");
        try (Git git = Git.init()
                .setDirectory(folder.resolve("shop").toFile())
                .setInitialBranch("main")
                .call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("start")
                    .setAuthor("Ada", "ada@example.com")
                    .setCommitter("Ada", "ada@example.com")
                    .setSign(false)
                    .call();
        }
        write(
                "account/account.csv",
                "FROM_DAY,UNTIL_DAY,PRICE_PER_CREDIT,CURRENCY,PRICE_SOURCE\n2026-10-01,2026-10-16,3.00,EUR,contract\n");
        write(
                "account/queries.csv",
                "QUERY_PARAMETERIZED_HASH,WAREHOUSE_NAME,RUNS,CREDITS,QUERY_TEXT\n"
                        + ROW.formatted("h1", "15", "4.5", "model.shop.orders")
                        + ROW.formatted("h2", "15", "0.25", "model.shop.orders")
                        + ROW.formatted("h3", "15", "100", "model.shop.apart")
                        + ROW.formatted("h4", "30", "6", "model.shop.daily")
                        + ROW.formatted("h5", "30", "50", "test.shop.unique_orders"));
        write(
                "account/warehouse_days.csv",
                "WAREHOUSE_NAME,DAY,CREDITS_USED_COMPUTE,CREDITS_ATTRIBUTED_COMPUTE_QUERIES\nWH,2026-10-01,200,160\n");
    }

    @Test
    void aChangeTellsWhatItsModelsAndThoseDownstreamCost() throws Exception {
        write("shop/models/orders.sql", "select 2 as order_id\n");

        assertThat(check("--changed-since", "main", "--account", path("account")))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "cost  One model that changed and 2 downstream took 21.50 credits a month (64.50 EUR, 80.63 EUR",
                        "Credits that account attributes to dbt's queries from 2026-10-01 to 2026-10-15, told for 30",
                        "Price: contract. One model of them is named by no query.",
                        "Dearest: daily 12.00, orders (changed) 9.50",
                        "account: queries.csv:2-3, queries.csv:5")
                .doesNotContain("apart", "cost of the change");
    }

    @Test
    void everyFormatSaysItAndTheJsonCitesEachRow() throws Exception {
        write("shop/models/orders.sql", "select 2 as order_id\n");
        for (String format : new String[] {"json", "html", "markdown", "comment"}) {
            assertThat(check(
                            "--changed-since",
                            "main",
                            "--account",
                            path("account"),
                            "--format",
                            format + "=" + folder.resolve("out." + format)))
                    .isZero();
            String text = Files.readString(folder.resolve("out." + format));
            assertThat(text).as(format).contains("21.5");
            if (!format.equals("json")) {
                assertThat(text)
                        .as(format)
                        .contains(
                                "One model that changed and 2 downstream took 21.50 credits a month",
                                "queries.csv:2-3");
            }
        }
        String json = Files.readString(folder.resolve("out.json"));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(Path.of("docs/schema/report.schema.json")))
                        .validate(json, InputFormat.JSON))
                .isEmpty();
        JsonNode cost = JsonMapper.shared().readTree(json).at("/projectChanges/0/costs/0");
        assertThat(cost.at("/creditsPerMonth").decimalValue()).isEqualByComparingTo("21.5");
        assertThat(cost.at("/costPerMonth").decimalValue()).isEqualByComparingTo("64.50");
        assertThat(cost.at("/costPerMonthWithIdleTime").decimalValue()).isEqualByComparingTo("80.63");
        assertThat(cost.at("/citations")).hasSize(2);
        assertThat(cost.at("/citations").valueStream().map(each -> each.get("level")
                        .asString()))
                .containsOnly("L3");
        assertThat(cost.at("/citations/1/quote").asString()).startsWith("h4,WH,30,6,");
    }

    @Test
    void whatNoQueryNamesIsNotToldToCostNothing() throws Exception {
        write("shop/models/fresh.sql", "select 3 as order_id from {{ ref('daily') }}\n");

        assertThat(check("--changed-since", "main", "--account", path("account")))
                .isZero();
        assertThat(out.toString())
                .contains("cost  One model that changed is named by no query, so that what it costs is not known.")
                .doesNotContain("0.00");
    }

    @Test
    void withoutQueriesItSaysThatTheCostIsNotTold() throws Exception {
        write("shop/models/orders.sql", "select 2 as order_id\n");
        Files.delete(folder.resolve("account/queries.csv"));

        assertThat(check("--changed-since", "main", "--account", path("account"), "--format", "json"))
                .isZero();
        assertThat(out.toString()).contains("not told: it needs queries.csv");
    }

    @Test
    void aChangeOfNothingCostsNothing() {
        assertThat(check("--changed-since", "main", "--account", path("account")))
                .isZero();
        assertThat(out.toString()).doesNotContain("credits");
    }

    @Test
    void aFolderWithoutExtractsAndAnAccountWithoutAChangeAreRefused() {
        assertThat(check("--changed-since", "main", "--account", path("shop"))).isEqualTo(2);
        assertThat(err.toString()).contains("has no account.csv", "snowflake-unload.sql");
        assertThat(check("--changed-since", "main", "--account", path("gone"))).isEqualTo(2);
        assertThat(err.toString()).contains("gone does not exist");
        assertThat(check("--account", path("account"))).isEqualTo(2);
        assertThat(err.toString()).contains("--account goes with --changed-since");
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private int check(String... more) {
        String[] all = new String[more.length + 4];
        all[0] = "check";
        all[1] = path("shop");
        all[2] = "--fail-on";
        all[3] = "never";
        System.arraycopy(more, 0, all, 4, more.length);
        CommandLine line = Plumbline.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(all);
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
