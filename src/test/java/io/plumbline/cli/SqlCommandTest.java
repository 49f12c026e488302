package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SqlCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void everyStatementIsOneJsonObjectALine() throws Exception {
        String file =
                file("two.sql", "select o.id, o.a + o.b as total from raw.orders o;\ninsert into x.y (n) select 1;\n");

        assertThat(plumbline("sql", file, "--format", "json")).isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        "{\"file\":\"" + file
                                + "\",\"ok\":true,\"kind\":\"SELECT\",\"reads\":[\"RAW.ORDERS\"],\"writes\":[],"
                                + "\"columns\":[{\"name\":\"ID\",\"from\":[{\"table\":\"RAW.ORDERS\",\"column\":\"ID\"}],"
                                + "\"certainty\":\"direct\"},{\"name\":\"TOTAL\",\"from\":[{\"table\":\"RAW.ORDERS\","
                                + "\"column\":\"A\"},{\"table\":\"RAW.ORDERS\",\"column\":\"B\"}],\"certainty\":\"derived\"}],"
                                + "\"errors\":[]}",
                        "{\"file\":\"" + file + "\",\"ok\":true,\"kind\":\"INSERT\",\"reads\":[],\"writes\":[\"X.Y\"],"
                                + "\"columns\":[{\"name\":\"N\",\"from\":[],\"certainty\":\"derived\"}],\"errors\":[]}");
    }

    @Test
    void peopleSeeTheSameAsAListOfColumns() throws Exception {
        String file = file("one.sql", "select id, price * amount as total from raw.lines");

        assertThat(plumbline("sql", file, "--format", "text")).isZero();

        assertThat(out.toString()).isEqualTo(file + """

                  SELECT
                    reads    RAW.LINES
                    columns  ID     direct   RAW.LINES.ID
                             TOTAL  derived  RAW.LINES.PRICE
                                             RAW.LINES.AMOUNT
                """.replace("\n", System.lineSeparator()));
    }

    @Test
    void whatCannotBeReadIsToldWithItsPlaceAndTheRestIsRead() throws Exception {
        String file = file("broken.sql", "select 1 as one;\nselect a from where (;\nselect 2 as two;");

        assertThat(plumbline("sql", file, "--format", "json")).isEqualTo(1);

        assertThat(out.toString().lines()).hasSize(3);
        assertThat(out.toString()).contains("\"errors\":[{\"line\":2,\"column\":15,\"message\":\"found 'where'");
        assertThat(err.toString()).startsWith("read as snowflake; for another warehouse: --dialect NAME");
    }

    @Test
    void aModelIsRenderedWithTheMacrosOfItsProject() throws Exception {
        project();

        assertThat(plumbline("sql", folder + "/models/b.sql", "--format", "json"))
                .isZero();

        assertThat(out.toString())
                .contains("\"reads\":[\"STAGE.A\"]", "{\"table\":\"STAGE.A\",\"column\":\"CENTS\"}", "\"derived\"");
    }

    @Test
    void aFileThatDbtDoesNotReadIsRenderedInItsProjectToo() throws Exception {
        project();
        String file = file("scripts/check.sql", "select {{ euros('cents') }} as e from {{ source('shop', 'orders') }}");
        String test = file("tests/no_debt.sql", "select cents from {{ ref('a') }} where cents < 0");

        assertThat(plumbline("sql", file, test, "--format", "json")).isZero();

        assertThat(out.toString()).contains("\"reads\":[\"RAW.ORDERS\"]", "\"reads\":[\"STAGE.A\"]");
    }

    @Test
    void starsAreExpandedWithTheColumnsTheProjectKnows() throws Exception {
        project();
        String file = file("models/d.sql", "select * from {{ ref('a') }}");

        assertThat(plumbline("sql", file, "--format", "json")).isZero();

        assertThat(out.toString())
                .contains("\"name\":\"ID\"", "\"name\":\"CENTS\"")
                .doesNotContain("\"*\"");
    }

    @Test
    void anErrorBehindJinjaNamesTheLineOfTheFile() throws Exception {
        project();
        String file =
                file("models/c.sql", "{% for c in ['x', 'y'] %}\n{% endfor %}\nselect\n  1 +\nfrom {{ ref('a') }}");

        assertThat(plumbline("sql", file, "--format", "json")).isEqualTo(1);

        assertThat(out.toString()).contains("\"line\":5");
    }

    @Test
    void jinjaThatCannotBeRenderedIsAnErrorAndNoStackTrace() throws Exception {
        String file = file("bad.sql", "select 1\nfrom {{ foo(");

        assertThat(plumbline("sql", file, "--format", "json")).isEqualTo(1);

        assertThat(out.toString()).contains("\"ok\":false,\"kind\":\"UNKNOWN\"", "its Jinja cannot be rendered");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void jinjaThatWritesWithoutEndIsStopped() throws Exception {
        String rows = file(
                "rows.sql",
                "{% for i in range(90000) %}select 1 as a_column_with_a_long_name from t union all\n"
                        + "{% endfor %} select 2");
        String more =
                file("more.sql", "{% for i in range(90000) %}{% for j in range(90000) %}x{% endfor %}{% endfor %}");

        assertThat(plumbline("sql", rows, more, "--format", "json")).isEqualTo(1);

        assertThat(out.toString())
                .contains("characters, expected at most 4000000", "it takes more than", "\"kind\":\"UNKNOWN\"");
    }

    @Test
    void aMacroThatIsNowhereIsNotTakenForNothing() throws Exception {
        String file = file("macro.sql", "select 1 as one,\n  {{ cents('a') }} as b");

        assertThat(plumbline("sql", file, "--format", "json")).isEqualTo(1);

        assertThat(out.toString()).contains("\"line\":2", "it calls cents(), and there is no such macro");
    }

    @Test
    void compiledTakesTheTextAsItIs() throws Exception {
        String file = file("compiled.sql", "select '{{ x' as a from t");

        assertThat(plumbline("sql", file, "--compiled", "--format", "json")).isZero();
    }

    @Test
    void theDialectDecidesHowNamesFold() throws Exception {
        String file = file("big.sql", "select Id from `proj.Data.Orders`");

        assertThat(plumbline("sql", file, "--dialect", "bigquery", "--format", "json"))
                .isZero();
        assertThat(out.toString()).contains("Orders", "\"name\":\"Id\"");
        assertThat(plumbline("sql", file, "--dialect", "bigqery")).isEqualTo(2);
        assertThat(err.toString()).contains("Did you mean \"bigquery\"?");
    }

    @Test
    void whatIsNoSqlFileIsNamedAndTheOthersAreRead() throws Exception {
        String good = file("good.sql", "select 1 as one");
        Path latin = Files.write(
                folder.resolve("latin.sql"), "select 1\n-- caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        Path binary = Files.write(folder.resolve("binary.sql"), new byte[] {'a', 0, 'b'});
        Path huge = folder.resolve("huge.sql");
        try (var file = new java.io.RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(50_000_000);
        }
        String missing = folder.resolve("missing.sql").toString();

        int exit = plumbline(
                "sql", "--format", "json", missing, folder.toString(), latin + "", binary + "", huge + "", good);

        assertThat(exit).isEqualTo(2);
        assertThat(out.toString().lines()).hasSize(1);
        assertThat(err.toString().lines().filter(line -> line.startsWith("plumbline: ")))
                .containsExactly(
                        "plumbline: " + missing + " cannot be read: it does not exist",
                        "plumbline: " + folder + " is a folder, expected a SQL file",
                        "plumbline: " + latin + ":2 is not UTF-8: found byte 0xE9",
                        "plumbline: " + binary + " is no text: byte 1 is 0, expected UTF-8",
                        "plumbline: " + huge + " has more than 4 MB, expected at most that");
    }

    @Test
    void noFileIsBadInput() {
        assertThat(plumbline("sql")).isEqualTo(2);
        assertThat(err.toString()).contains("a FILE is missing", "plumbline sql --help");
    }

    @Test
    void theGuardGivesEveryLineAVerdict() {
        String lines = """
                "select a from db.s.t"
                "delete from t"
                "select 1; drop table t"
                select 1

                ["select 1"]
                """;

        assertThat(guard(lines.getBytes(StandardCharsets.UTF_8))).isEqualTo(1);

        List<String> verdicts = out.toString().lines().toList();
        assertThat(verdicts).hasSize(6);
        assertThat(verdicts.get(0)).isEqualTo("{\"verdict\":\"accept\",\"reason\":\"\",\"span\":null}");
        assertThat(verdicts.get(2))
                .contains("reject", "found 2 statements", "\"span\":{\"start\":10,\"end\":22,\"line\":1,\"column\":11");
        assertThat(verdicts.subList(1, 6)).allMatch(verdict -> verdict.startsWith("{\"verdict\":\"reject\""));
    }

    @Test
    void theGuardRejectsLinesThatAreTooLongOrNoUtf8() {
        byte[] longLine = ("\"" + "x".repeat(7_000_000) + "\"\n\"select 1\"\n").getBytes(StandardCharsets.UTF_8);
        assertThat(guard(longLine)).isEqualTo(1);
        assertThat(guard(new byte[] {'"', (byte) 0xe9, '"'})).isEqualTo(1);

        assertThat(out.toString().lines().map(line -> line.contains("reject"))).containsExactly(true, false, true);
    }

    @Test
    void theGuardAllowsWhatItsOptionsSayAndNothingElse() {
        byte[] lines = "\"select my.f(a) from DB.s.t\"\n".getBytes(StandardCharsets.UTF_8);

        assertThat(guard(lines)).isEqualTo(1);
        assertThat(guard(lines, "--allow-function", "my.f", "--allow-tables", "db"))
                .isZero();
        assertThat(guard(lines, "--allow-function", "my.f", "--allow-tables", "other"))
                .isEqualTo(1);
    }

    private int guard(byte[] lines, String... options) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(lines));
        try {
            String[] args = new String[options.length + 2];
            args[0] = "sql";
            args[1] = "guard";
            System.arraycopy(options, 0, args, 2, options.length);
            return plumbline(args);
        } finally {
            System.setIn(before);
        }
    }

    private void project() throws Exception {
        file("dbt_project.yml", "name: shop\nversion: '1.0'\n");
        file("macros/euros.sql", "{% macro euros(c) %}({{ c }} / 100){% endmacro %}");
        file("macros/schema.sql", "{% macro generate_schema_name(a, b) %}stage{% endmacro %}");
        file("models/sources.yml", "sources: [{name: shop, schema: raw, tables: [{name: orders}]}]\n");
        file("models/a.sql", "select id, cents from {{ source('shop', 'orders') }}");
        file("models/b.sql", "select {{ euros('cents') }} as euros from {{ ref('a') }}");
    }

    private String file(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    private int plumbline(String... args) {
        CommandLine line = Plumbline.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(args);
    }
}
