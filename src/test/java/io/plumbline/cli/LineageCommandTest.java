package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LineageCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeEach
    void project() throws Exception {
        file("dbt_project.yml", "name: shop\nversion: '1.0'\n");
        file("models/shop.yml", """
                sources:
                  - name: raw
                    tables:
                      - name: orders
                        columns: [{name: id}, {name: cents}]
                exposures:
                  - name: board
                    type: dashboard
                    owner: {name: Ann}
                    depends_on: [ref('sales')]
                """);
        file("seeds/rates.csv", "country,\"rate\"\nDE,1\n");
        file("models/stg.sql", "select * from {{ source('raw', 'orders') }}");
        file("models/sales.sql", """
                select s.id, s.cents / 100 * r.rate as euros, s.note
                from {{ ref('stg') }} s join {{ ref('rates') }} r on s.country = r.country
                where s.status = 'paid'
                """);
    }

    @Test
    void aColumnIsFollowedFromTheExposureToTheSource() {
        assertThat(lineage("sales.euros")).isZero();

        assertThat(out.toString()).isEqualTo("""
                made from
                ├─ model.shop.stg.cents  derived
                │  └─ source.shop.raw.orders.cents  direct
                ├─ seed.shop.rates.rate  derived
                ├─ model.shop.stg.country  join
                ├─ seed.shop.rates.country  join
                └─ model.shop.stg.status  filter
                model.shop.sales.euros
                read by
                └─ exposure.shop.board  unknown
                """);
    }

    @Test
    void aColumnIsFollowedFromTheSourceToTheExposure() {
        assertThat(lineage("raw.orders.cents")).isZero();

        assertThat(out.toString()).isEqualTo("""
                made from nothing
                source.shop.raw.orders.cents
                read by
                └─ model.shop.stg.cents  direct
                   └─ model.shop.sales.euros  derived
                      └─ exposure.shop.board  unknown
                """);
    }

    @Test
    void aColumnNobodyDocumentedIsFollowedThroughTheStar() {
        assertThat(lineage("sales.note")).isZero();
        assertThat(out.toString()).contains("└─ source.shop.raw.orders.note  direct", "model.shop.stg.note  direct");
    }

    @Test
    void aColumnThatTheCatalogDoesNotListIsNotThere() throws Exception {
        file("target/catalog.json", """
                {"nodes": {}, "sources": {"source.shop.raw.orders": {"unique_id": "source.shop.raw.orders", "metadata": {},
                 "columns": {"ID": {"name": "ID", "index": 1, "type": "TEXT"},
                             "CENTS": {"name": "CENTS", "index": 2, "type": "NUMBER"}}}}}
                """);

        assertThat(lineage("stg.note")).isEqualTo(2);
        assertThat(err.toString()).contains("has no column \"note\"").contains("cents, id");
    }

    @Test
    void columnsThatOnlyDecideRowsAreMarkedAndCanBeLeftOut() {
        assertThat(lineage("stg.status")).isZero();
        assertThat(out.toString()).contains("└─ model.shop.sales  filter");

        out.getBuffer().setLength(0);
        assertThat(lineage("sales.euros", "--values")).isZero();
        assertThat(out.toString()).doesNotContain("join", "filter");
    }

    @Test
    void aNameThatTwoTablesMayHaveIsUnknownAndNotGuessed() throws Exception {
        file("models/both.sql", "select x from {{ source('raw', 'orders') }} a join other.t b on a.id = b.id");

        assertThat(lineage("both.x")).isZero();
        assertThat(out.toString()).contains("├─ source.shop.raw.orders  unknown", "├─ OTHER.T  unknown");
    }

    @Test
    void aSnapshotHasTheColumnsDbtAdds() throws Exception {
        file("snapshots/snap.sql", """
                {% snapshot snap %}
                {{ config(target_schema='h', unique_key='id', strategy='timestamp', updated_at='changed_at') }}
                select * from {{ source('raw', 'orders') }}
                {% endsnapshot %}
                """);
        file("models/past.sql", "select id, dbt_valid_from from {{ ref('snap') }}");

        assertThat(lineage("past.dbt_valid_from")).isZero();
        assertThat(out.toString())
                .contains("snapshot.shop.snap.dbt_valid_from  direct")
                .contains("source.shop.raw.orders.changed_at  direct");
    }

    @Test
    void aPythonModelDoesNotSayWhichColumnsItReads() throws Exception {
        file("models/py.py", "def model(dbt, session):\n    return dbt.ref('sales')\n");

        assertThat(lineage("sales.euros")).isZero();
        assertThat(out.toString()).contains("model.shop.py  unknown");
    }

    @Test
    void aModelThatCannotBeReadIsSaid() throws Exception {
        file("models/broken.sql", "select euros from where {{ ref('sales') }}");

        assertThat(lineage("sales.euros")).isZero();
        assertThat(out.toString()).contains("model.shop.broken  unknown");
        assertThat(err.toString()).contains("not seen: the SQL of 1 on the way, model.shop.broken;");
    }

    @Test
    void modelsThatReadEachOtherEndTheTree() throws Exception {
        file("models/one.sql", "select a from {{ ref('two') }}");
        file("models/two.sql", "select a from {{ ref('one') }}");

        assertThat(lineage("one.a")).isZero();
        assertThat(out.toString()).contains("model.shop.two.a  direct", "model.shop.one.a  direct (above)");
    }

    @Test
    void aFolderThatIsNotThereIsBadInput() {
        CommandLine line = Plumbline.commandLine();
        line.setErr(new PrintWriter(err, true));

        assertThat(line.execute("lineage", "a", "--project", folder + "/none")).isEqualTo(2);
        assertThat(err.toString()).contains("none does not exist; expected the folder of a dbt project");
    }

    @Test
    void anUnknownColumnOffersTheNearestOrAll() {
        assertThat(lineage("sales.eurs")).isEqualTo(2);
        assertThat(lineage("sales.zzzzzz")).isEqualTo(2);
        assertThat(lineage("stg.cent")).isEqualTo(2);

        assertThat(err.toString()).isEqualTo("""
                plumbline: "sales" has no column "eurs"
                  Did you mean "euros"?
                plumbline: "sales" has no column "zzzzzz"
                  Its columns: euros, id, note
                plumbline: "stg" has no column "cent"
                  Did you mean "cents"?
                """);
    }

    @Test
    void anUnknownNodeOffersTheNearest() {
        assertThat(lineage("sale.euros")).isEqualTo(2);
        assertThat(lineage("raw.ordes")).isEqualTo(2);

        assertThat(err.toString()).contains("Did you mean \"sales\"?", "Did you mean \"raw.orders\"?");
    }

    @Test
    void namesOfAnyLengthAndCharactersGetACalmAnswer() {
        for (String name : new String[] {"", ".", "..", "sales.", ".euros", "x".repeat(100_000), "sales.\u001b[31m"}) {
            assertThat(lineage(name)).as(name).isEqualTo(2);
        }
        assertThat(err.toString()).doesNotContain("at io.plumbline", "\u001b");
    }

    @Test
    void theExamplesRevenueIsFollowedFromCentsToTheDashboard() {
        folder = Path.of("examples/shop");

        assertThat(lineage("shopfloor.orders_web.total_cents", "--depth", "8")).isZero();
        assertThat(out.toString())
                .contains("└─ model.hearth_loom.stg_shopfloor__orders_web.gross_amount  derived")
                .contains("model.hearth_loom.rpt_sales_daily.net_amount  derived")
                .contains("exposure.hearth_loom.executive_sales_dashboard  unknown");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void drawingsMarkTheirLinksWithTheSameWords() {
        assertThat(lineage("sales.euros", "--format", "json", "--depth", "1")).isZero();
        assertThat(out.toString())
                .startsWith(
                        "{\"format\":1,\"column\":{\"node\":\"model.shop.sales\",\"column\":\"euros\"},\"links\":[\n")
                .contains("\"to\":{\"node\":\"exposure.shop.board\",\"column\":null},\"kind\":\"unknown\"}");

        out.getBuffer().setLength(0);
        assertThat(lineage("sales.euros", "--format", "mermaid")).isZero();
        assertThat(out.toString()).startsWith("flowchart LR\n").contains("-->|derived|", "-.->|join|", "-.->|unknown|");

        out.getBuffer().setLength(0);
        assertThat(lineage("sales.euros", "--format", "dot")).isZero();
        assertThat(out.toString())
                .contains("\"model.shop.stg.status\" -> \"model.shop.sales.euros\" [label=filter, style=dashed];");
    }

    @Test
    void aNodeIsDrawnWithWhatIsAroundIt() {
        assertThat(lineage("stg", "--format", "json", "--depth", "1")).isZero();
        assertThat(out.toString())
                .contains("source.shop.raw.orders", "model.shop.sales")
                .doesNotContain("exposure.shop.board");

        out.getBuffer().setLength(0);
        assertThat(lineage("stg")).isZero();
        assertThat(out.toString()).contains("made from\n└─ source.shop.raw.orders\nmodel.shop.stg\nread by");
    }

    private void file(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private int lineage(String name, String... options) {
        String[] args = new String[options.length + 4];
        args[0] = "lineage";
        args[1] = name;
        args[2] = "--project";
        args[3] = folder.toString();
        System.arraycopy(options, 0, args, 4, options.length);
        CommandLine line = Plumbline.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(args);
    }
}
