package io.plumbline.parse.dbt;

import static io.plumbline.parse.dbt.Fixture.gaps;
import static io.plumbline.parse.dbt.Fixture.ids;
import static io.plumbline.parse.dbt.Fixture.node;
import static io.plumbline.parse.dbt.Fixture.parents;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Model;
import io.plumbline.model.ProjectGraph;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A manifest that somebody wrote to do harm; dbt writes none of these. */
class HostileManifestTest {

    private static final String HEAD =
            "{\"metadata\": {\"dbt_schema_version\": \"https://schemas.getdbt.com/dbt/manifest/v12.json\"}, ";

    private static String entry(String name, String path, String... parents) {
        List<String> ids = new ArrayList<>();
        for (String parent : parents) {
            ids.add("\"model.shop." + parent + "\"");
        }
        return ("\"model.shop.%s\": {\"unique_id\": \"model.shop.%s\", \"name\": \"%s\", \"resource_type\": \"model\","
                        + " \"package_name\": \"shop\", \"original_file_path\": \"%s\", \"alias\": \"%s\","
                        + " \"config\": {\"materialized\": \"view\"}, \"depends_on\": {\"nodes\": [%s]}}")
                .formatted(name, name, name, path, name, String.join(", ", ids));
    }

    private static ProjectGraph read(String manifest) {
        return Fixture.shop()
                .file("target/manifest.json", manifest)
                .models("orders")
                .read();
    }

    @Test
    void nestingOfAHundredThousandIsRefusedAndTheFilesAreRead() {
        for (String deep :
                List.of("[".repeat(100_000), "{\"a\":".repeat(100_000), "[".repeat(100_000) + "]".repeat(100_000))) {
            for (String key : List.of("nodes", "parent_map", "anything")) {
                ProjectGraph graph = read(HEAD + "\"" + key + "\": " + deep);

                assertThat(graph.project().fromManifest()).isFalse();
                assertThat(ids(graph)).containsExactly("model.shop.orders");
                assertThat(gaps(graph)).singleElement().asString().contains("the graph is read from the files");
            }
        }
    }

    @Test
    void parentsInACircleAreEdgesLikeOthers() {
        ProjectGraph graph = read(HEAD + "\"nodes\": {" + entry("orders", "models/orders.sql", "lines") + ", "
                + entry("lines", "models/lines.sql", "orders", "lines") + "}}");

        assertThat(parents(graph, "model.shop.orders")).containsExactly("model.shop.lines");
        assertThat(parents(graph, "model.shop.lines")).contains("model.shop.orders");
    }

    @Test
    void aPathThatLeadsOutOfTheProjectIsNeverRead() {
        for (String path : List.of(
                "../../../etc/passwd", "/etc/passwd", "models/../../../etc/passwd", "C:\\\\windows\\\\win.ini")) {
            ProjectGraph graph = read(
                    HEAD + "\"nodes\": {" + entry("orders", "models/orders.sql") + ", " + entry("evil", path) + "}}");

            assertThat(node(graph, "model.shop.evil", Model.class).location()).hasToString("target/manifest.json:1");
            assertThat(graph.artifacts())
                    .allSatisfy(artifact -> assertThat(artifact.location().path())
                            .doesNotContain("passwd")
                            .doesNotContain("win.ini")
                            .doesNotContain("..")
                            .doesNotStartWith("/"));
        }
    }
}
