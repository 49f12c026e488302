package io.plumbline.parse.dbt;

import static io.plumbline.parse.dbt.Fixture.gaps;
import static io.plumbline.parse.dbt.Fixture.ids;
import static io.plumbline.parse.dbt.Fixture.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Model;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.Snapshot;
import org.junit.jupiter.api.Test;

/** Which files are what, and what a thing is called. */
class FileTrapsTest {

    @Test
    void hiddenBackupAndEmptyFilesAreNoNodes() {
        ProjectGraph graph = Fixture.shop()
                .file("models/.hidden.sql", "select 1")
                .file("models/#saved.sql", "select 1")
                .file("models/~backup.sql", "select 1")
                .file("models/empty.sql", "")
                .file("models/blank.sql", "  \n")
                .file("models/real.sql", "select 1")
                .read();

        assertThat(ids(graph)).containsExactly("model.shop.real");
    }

    @Test
    void filesThatDbtignoreNamesAreNotSeen() {
        ProjectGraph graph = Fixture.shop()
                .file(".dbtignore", "models/drafts/\n*_wip.sql\n!keep_wip.sql\n")
                .file("models/drafts/a.sql", "select 1")
                .file("models/b_wip.sql", "select 1")
                .file("models/keep_wip.sql", "select 1")
                .read();

        assertThat(ids(graph)).containsExactly("model.shop.keep_wip");
    }

    @Test
    void theOldNamesOfPathsStillCount() {
        ProjectGraph graph = new Fixture()
                .file("dbt_project.yml", "name: shop\nsource-paths: [sql]\ndata-paths: [csv]\n")
                .file("sql/orders.sql", "select 1")
                .file("csv/countries.csv", "code\nDE\n")
                .file("models/not_here.sql", "select 1")
                .read();

        assertThat(ids(graph)).containsExactly("model.shop.orders", "seed.shop.countries");
    }

    @Test
    void aPackageUsesItsOwnPaths() {
        ProjectGraph graph = Fixture.shop()
                .file("dbt_packages/kit/dbt_project.yml", "name: kit\nmodel-paths: [transform]\n")
                .file("dbt_packages/kit/transform/base.sql", "select 1")
                .file("dbt_packages/kit/models/not_here.sql", "select 1")
                .read();

        assertThat(ids(graph)).containsExactly("model.kit.base");
    }

    @Test
    void packagesMayBeInstalledElsewhere() {
        ProjectGraph graph = new Fixture()
                .file("dbt_project.yml", "name: shop\npackages-install-path: vendor/dbt\n")
                .file("vendor/dbt/kit/dbt_project.yml", "name: kit\n")
                .file("vendor/dbt/kit/models/base.sql", "select 1")
                .read();

        assertThat(ids(graph)).containsExactly("model.kit.base");
    }

    @Test
    void propertiesOfAModelMayLieUnderSeedsMacrosOrSnapshots() {
        ProjectGraph graph = Fixture.shop()
                .models("a", "b", "c")
                .file("seeds/a.yml", "models: [{name: a, description: from seeds}]\n")
                .file("macros/b.yaml", "models: [{name: b, description: from macros}]\n")
                .file("snapshots/c.yml", "models: [{name: c, description: from snapshots}]\n")
                .read();

        assertThat(graph.artifacts())
                .extracting(artifact -> artifact.properties().description())
                .containsExactly("from seeds", "from macros", "from snapshots");
    }

    @Test
    void genericTestsAndFixturesAreNoSingularTests() {
        ProjectGraph graph = Fixture.shop()
                .models("a")
                .file("tests/generic/is_even.sql", "{% test is_even(model, column_name) %}select 1{% endtest %}")
                .file("tests/fixtures/rows.csv", "id\n1\n")
                .file("tests/fixtures/rows_sql.sql", "select 1 as id")
                .file("tests/finance/sum_is_right.sql", "select * from {{ ref('a') }}")
                .read();

        assertThat(ids(graph)).filteredOn(id -> id.startsWith("test.")).containsExactly("test.shop.sum_is_right");
        assertThat(ids(graph)).contains("macro.shop.test_is_even");
    }

    @Test
    void oneSnapshotFileHoldsManySnapshotsAndIsPartOfTheirPath() {
        ProjectGraph graph = Fixture.shop()
                .file("dbt_project.yml", "name: shop\nsnapshots: {shop: {history: {two: {tags: [second]}}}}\n")
                .file("snapshots/history.sql", """
                        {% snapshot one %}select 1{% endsnapshot %}
                        {% snapshot two %}select 2{% endsnapshot %}
                        """)
                .read();

        assertThat(ids(graph)).containsExactly("snapshot.shop.one", "snapshot.shop.two");
        assertThat(node(graph, "snapshot.shop.two", Snapshot.class).properties().tags())
                .containsExactly("second");
        assertThat(node(graph, "snapshot.shop.two", Snapshot.class).location().line())
                .isEqualTo(2);
    }

    @Test
    void aSnapshotEntryWithoutRelationOnlyDescribesOne() {
        ProjectGraph graph = Fixture.shop()
                .models("a")
                .file("snapshots/old.sql", "{% snapshot old %}select * from {{ ref('a') }}{% endsnapshot %}")
                .file("snapshots/s.yml", """
                        snapshots:
                          - name: old
                            description: described here
                          - name: new
                            relation: ref('a')
                          - name: gone
                            description: describes nothing
                        """)
                .read();

        assertThat(ids(graph)).containsExactly("model.shop.a", "snapshot.shop.new", "snapshot.shop.old");
        assertThat(node(graph, "snapshot.shop.old", Snapshot.class).properties().description())
                .isEqualTo("described here");
        assertThat(Fixture.parents(graph, "snapshot.shop.new")).containsExactly("model.shop.a");
    }

    @Test
    void theLatestVersionIsTheGreatestNumberAndMayHaveTheBareFile() {
        ProjectGraph graph = Fixture.shop()
                .file("models/dim.sql", "select 10 as id")
                .file("models/dim_v9.sql", "select 9 as id")
                .file("models/reader.sql", "select * from {{ ref('dim') }}")
                .file("models/s.yml", "models: [{name: dim, versions: [{v: 9}, {v: 10}]}]\n")
                .read();

        assertThat(node(graph, "model.shop.dim.v10", Model.class).location().path())
                .isEqualTo("models/dim.sql");
        assertThat(Fixture.parents(graph, "model.shop.reader")).containsExactly("model.shop.dim.v10");
    }

    @Test
    void aVersionMayBeDefinedAsLatestByHand() {
        ProjectGraph graph = Fixture.shop()
                .file("models/dim_v1.sql", "select 1 as id")
                .file("models/dim_v2.sql", "select 2 as id")
                .file("models/reader.sql", "select * from {{ ref('dim') }}")
                .file("models/s.yml", "models: [{name: dim, latest_version: 1, versions: [{v: 1}, {v: 2}]}]\n")
                .read();

        assertThat(Fixture.parents(graph, "model.shop.reader")).containsExactly("model.shop.dim.v1");
    }

    @Test
    void modelsSeedsAndSnapshotsShareTheirNames() {
        ProjectGraph graph = Fixture.shop()
                .models("countries")
                .file("seeds/countries.csv", "code\nDE\n")
                .read();

        assertThat(gaps(graph)).anyMatch(gap -> gap.contains("countries"));
    }

    @Test
    void functionsAreNodesThatModelsDependOn() {
        ProjectGraph graph = Fixture.shop()
                .models("rates")
                .file("functions/to_euro.sql", "amount * (select max(rate) from {{ ref('rates') }})")
                .file("functions/s.yml", """
                        functions:
                          - name: to_euro
                            description: Converts.
                            arguments: [{name: amount, data_type: number}]
                            returns: {data_type: number}
                        """)
                .file("models/orders.sql", "select {{ function('to_euro') }}(1) as paid")
                .read();

        assertThat(ids(graph)).contains("function.shop.to_euro");
        assertThat(Fixture.parents(graph, "function.shop.to_euro")).containsExactly("model.shop.rates");
        assertThat(Fixture.parents(graph, "model.shop.orders")).containsExactly("function.shop.to_euro");
    }
}
