package io.plumbline.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.TextTree;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectAdapterTest {

    private static final String PROJECT = "name: shop\nprofile: 'acme'\n";

    private final Map<String, String> files = new HashMap<>(Map.of("shop/dbt_project.yml", PROJECT));

    @Test
    void isWhatEveryOutputOfItsProfileIs() {
        files.put("shop/ci/profiles.yml", """
                acme:
                  target: dev
                  outputs:
                    dev: {type: bigquery, keyfile: "{{ env_var('KEY') }}"}
                    prod: {type: BigQuery}
                other:
                  outputs: {dev: {type: postgres}}
                """);
        files.put("requirements.txt", "dbt-snowflake==1.9.0\n");

        assertThat(adapter()).isEqualTo("bigquery");
    }

    @Test
    void isTheOneThatPythonRequirementsName() {
        files.put("requirements.txt", "dbt-core>=1.8\ndbt-redshift==1.8.1\n# dbt-postgres\nsqlfluff\n");
        assertThat(adapter()).isEqualTo("redshift");
        files.remove("requirements.txt");

        files.put(
                "shop/pyproject.toml", "[project]\ndependencies = [\n  \"dbt-core\",\n  \"dbt-clickhouse~=1.9\",\n]\n");
        assertThat(adapter()).isEqualTo("clickhouse");
    }

    @Test
    void isSnowflakesWhereTheFilesTellNoneOrSeveral() {
        assertThat(adapter()).isEqualTo("snowflake");

        files.put("requirements.txt", "dbt-redshift\ndbt-postgres\n");
        assertThat(adapter()).isEqualTo("snowflake");

        files.put("requirements.txt", "");
        files.put("api/requirements.txt", "dbt-postgres\n");
        assertThat(adapter()).as("another folder's requirements").isEqualTo("snowflake");

        files.put("profiles.yml", "acme:\n  outputs:\n    dev: {type: {{ kind }}, a: b\n");
        assertThat(adapter()).as("a template").isEqualTo("snowflake");
    }

    @Test
    void isWhatIsTold() {
        files.put("requirements.txt", "dbt-redshift\n");

        assertThat(adapter("trino")).isEqualTo("trino");
    }

    private String adapter() {
        return adapter("");
    }

    private String adapter(String told) {
        DbtSettings settings = new DbtSettings("prod", told, Map.of());
        return new DbtReader()
                .read(new TextTree("repository", files), "shop", settings)
                .project()
                .adapter();
    }
}
