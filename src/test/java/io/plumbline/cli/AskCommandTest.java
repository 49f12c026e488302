package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AskCommandTest {

    private static final String SHOP = "examples/shop";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theAnswerComesFirstAndItsCitationsAreNumberedBelow() {
        assertThat(plumbline("ask", "what does rpt_sales_daily depend on?", SHOP))
                .isZero();

        assertThat(out.toString().lines().toList())
                .startsWith("rpt_sales_daily reads 3 models. [1]", "rpt_sales_daily (model) reads dim_channels. [2]")
                .anyMatch(line -> line.matches("\\[2] .*/rpt_sales_daily\\.sql:\\d+  .*ref\\('dim_channels'\\).*"));
        assertThat(out.toString()).doesNotContain("\u001b", "`", "left out");
    }

    @Test
    void theJsonKeepsToItsSchema() throws IOException {
        assertThat(plumbline("ask", "who owns fct_refunds?", SHOP, "--format", "json"))
                .isZero();
        assertThat(schema().validate(out.toString(), InputFormat.JSON)).isEmpty();
        assertThat(out.toString()).contains("\"abstained\" : false", "\"level\" : \"L4\"", "\"provider\" : \"none\"");
    }

    @Test
    void whatNothingAnswersIsSaidAndKeepsToTheSchemaToo() throws IOException {
        assertThat(plumbline("ask", "what is the capital of France?", SHOP, "--format", "json"))
                .isZero();
        assertThat(schema().validate(out.toString(), InputFormat.JSON)).isEmpty();
        assertThat(out.toString()).contains("\"abstained\" : true", "Nothing that can be proved answers this.");
    }

    @Test
    void thePlanIsShownInsteadOfTheAnswer() {
        assertThat(plumbline("ask", "what depends on fct_orders?", SHOP, "--plan"))
                .isZero();

        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        "1. read-by node=model.hearth_loom.fct_orders\n" + "   evidence: the lines that name it\n");
    }

    @Test
    void anEmptyQuestionAndAFolderWithoutAProjectAreMistakesOfInput(@TempDir Path empty) {
        assertThat(plumbline("ask", " ", SHOP)).isEqualTo(2);
        assertThat(err.toString()).startsWith("plumbline: the question is empty");
        assertThat(plumbline("ask", "what is x?", empty.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("has no dbt_project.yml").doesNotContain("\tat ");
    }

    @Test
    void controlCharactersOfAProjectDoNotReachTheTerminal(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("dbt_project.yml"), "name: shop\n");
        Files.createDirectories(folder.resolve("models"));
        Files.writeString(folder.resolve("models/orders.sql"), "select 1 as order_id\n");
        Files.writeString(
                folder.resolve("models/m.yml"), "models:\n  - name: orders\n    description: \"red \\e[31malert\"\n");

        assertThat(plumbline("ask", "what is orders?", folder.toString())).isZero();
        assertThat(out.toString()).contains("orders: red").doesNotContain("\u001b");
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("docs/schema/answer.schema.json")));
    }

    private int plumbline(String... args) {
        CommandLine line = Plumbline.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(args);
    }
}
