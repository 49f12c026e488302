package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who answers for a finding and how old its lines are, through real runs and the database between them. */
class RunHistoryIT {

    private static final String MONDAY = "2026-03-02T09:00:00Z";
    private static final String TUESDAY = "2026-03-03T09:00:00Z";

    @TempDir
    Path folder;

    @Test
    void ownersReasonsAndAgesGoThroughTheDatabase() throws Exception {
        write("dbt_project.yml", "name: shop\nversion: '1.0'\n");
        write("models/orders.sql", "select 1 as id\n");
        write("models/refunds.sql", "select 1 as id\n");
        write("models/totals.sql", "select id from {{ ref('orders') }}\n");
        write("models/apart.sql", "select 1 as id order by id\n");
        write("runbook.md", "The runbook is short. Read it at six.\n");
        String first = commit("Ada Byron", MONDAY);
        JsonNode begin = run();
        assertThat(begin.get("projectChanges")).as("there was no run before").isEmpty();
        JsonNode orders = onModel(begin, "orders");
        assertThat(orders.get("owner").asString()).isEqualTo("Ada Byron");
        assertThat(orders.get("ownerBecause").asString()).isEqualTo("wrote 1 of 1 lines (100 %)");
        assertThat(orders.at("/linesSince/commit").asString()).isEqualTo(first);
        assertThat(orders.at("/linesSince/at").asString()).isEqualTo(MONDAY);
        assertThat(orders.at("/linesSince/author").asString()).isEqualTo("Ada Byron");

        Files.delete(folder.resolve("shop/models/refunds.sql"));
        write("CODEOWNERS", "models/ @data\n");
        write("models/orders.sql", "select 2 as id order by id\n");
        String second = commit("Ben Okri", TUESDAY);
        JsonNode report = run();

        JsonNode now = onModel(report, "orders");
        assertThat(now.get("status").asString()).isEqualTo("open");
        assertThat(now.get("owner").asString()).isEqualTo("@data");
        assertThat(now.at("/linesSince/commit").asString()).isEqualTo(second);
        JsonNode gone = onModel(report, "refunds");
        assertThat(gone.get("status").asString()).isEqualTo("fixed");
        assertThat(gone.get("owner").asString())
                .as("only the database knows it")
                .isEqualTo("Ada Byron");
        assertThat(gone.at("/linesSince/commit").asString()).isEqualTo(first);
        assertThat(report.at("/projectChanges/0/before").asString()).isEqualTo(first);
        assertThat(report.at("/projectChanges/0/after").asString()).isEqualTo(second);
        assertThat(report.at("/projectChanges/0/summary").asString()).isEqualTo("1 model changed, 1 model removed");
        assertThat(report.at("/projectChanges/0/costs/0/creditsPerMonth").decimalValue())
                .isEqualByComparingTo("12.5");
        assertThat(report.at("/projectChanges/0/costs/0/citations/0/level").asString())
                .isEqualTo("L3");
        assertThat(ask("who owns orders?")).contains("@data answers for models/orders.sql", "CODEOWNERS:1");
        assertThat(ask("what changed?"))
                .contains("~ model orders", "- model refunds", "of 2026-03-03 by Ben Okri: ", "by Ada Byron");
        assertThat(ask("what changed since 2026-03-03?"))
                .contains("by Ben Okri")
                .doesNotContain("Ada Byron");
        assertThat(ask("review the change"))
                .contains(
                        "~ model orders",
                        "- model refunds",
                        "Downstream of what changed: 1 model.",
                        "order-by-in-model: orders is materialized as view and sorts its rows by id.",
                        "undocumented-model: totals has no description.",
                        "models/orders.sql:1  select 2 as id order by id")
                .doesNotContain("apart");
        assertThat(ask("how can I optimize this?"))
                .contains("slow-auto-suspend", "Proven statement", "SET AUTO_SUSPEND = 60;");
        assertThat(ask("when should the runbook be read?")).contains("Read it at six.", "runbook.md:1");
        assertThat(run().get("projectChanges")).as("nothing happened since").isEmpty();
        assertThat(report.at("/repositories/0/commits").asInt()).isEqualTo(2);
        assertThat(report.at("/repositories/0/people").asInt()).isEqualTo(2);
    }

    private String ask(String question) throws Exception {
        try (PlumblineProcess ask =
                PlumblineProcess.start(folder.resolve("home"), folder, "ask", "--job", "nightly", question)) {
            assertThat(ask.await()).as(ask.err()).isZero();
            assertThat(ask.out()).doesNotContain("left out");
            return ask.out();
        }
    }

    /** The first finding on the lines of a model. */
    private static JsonNode onModel(JsonNode report, String name) {
        List<JsonNode> found = report.get("findings")
                .valueStream()
                .filter(finding -> finding.get("subject").asString().equals("model.shop." + name))
                .filter(finding -> finding.get("path").asString().endsWith(name + ".sql"))
                .toList();
        assertThat(found).as(name).isNotEmpty();
        return found.get(0);
    }

    private JsonNode run() throws Exception {
        Path extracts = Files.createDirectories(folder.resolve("extracts"));
        Files.writeString(extracts.resolve("account.csv"), "FROM_DAY,UNTIL_DAY\n2026-02-01,2026-03-03\n");
        Files.writeString(
                extracts.resolve("warehouses.csv"),
                "name,size,auto_suspend,min_cluster_count,max_cluster_count\nLOADING_WH,X-Small,3600,1,1\n");
        Files.writeString(extracts.resolve("queries.csv"), """
                QUERY_PARAMETERIZED_HASH,RUNS,CREDITS,QUERY_TEXT
                h,30,12.5,"select 1 /* {""app"": ""dbt"", ""node_id"": ""model.shop.orders""} */"
                """);
        Files.writeString(folder.resolve("jobs.yml"), """
                version: 1
                sources: {shop: {type: git, path: shop}, wh: {type: snowflake-export, path: extracts}}
                jobs: {nightly: {sources: [shop, wh]}}
                """);
        try (PlumblineProcess run = PlumblineProcess.start(folder.resolve("home"), folder, "run", "nightly")) {
            assertThat(run.await()).as(run.err()).isZero();
            Path json = Path.of(run.out().strip()).resolveSibling("report.json");
            return JsonMapper.shared().readTree(Files.readString(json));
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve("shop").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String commit(String name, String at) throws Exception {
        PersonIdent person = new PersonIdent(name, name.charAt(0) + "@shop.example", Instant.parse(at), ZoneOffset.UTC);
        try (Git git = Git.init().setDirectory(folder.resolve("shop").toFile()).call()) {
            git.add().addFilepattern(".").call();
            git.add().addFilepattern(".").setUpdate(true).call();
            return git.commit()
                    .setMessage("Work")
                    .setAuthor(person)
                    .setCommitter(person)
                    .setSign(false)
                    .call()
                    .name();
        }
    }
}
