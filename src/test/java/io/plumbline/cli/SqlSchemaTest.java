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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The JSON of the commands that read SQL keeps to its schemas, which users build on. */
class SqlSchemaTest {

    @TempDir
    private Path folder;

    @Test
    void everyStatementKeepsToItsSchema() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.sql"), "select a from where (;\nmerge into {{ x(");
        Path odd =
                Files.writeString(folder.resolve("odd.sql"), "select 1, t.* from t; insert into u (a) select b from t");
        List<String> lines = plumbline("sql", broken.toString(), odd.toString(), "--format", "json")
                .lines()
                .toList();

        assertThat(lines).hasSize(3);
        assertThat(lines.stream().flatMap(line -> schema("sql").validate(line, InputFormat.JSON).stream()))
                .isEmpty();
    }

    @Test
    void everyModelOfTheExampleKeepsToItsSchema() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("examples/shop/models"))) {
            String[] args = Stream.concat(
                            Stream.of("sql", "--format", "json"),
                            files.map(Path::toString).filter(file -> file.endsWith(".sql")))
                    .toArray(String[]::new);
            List<String> lines = plumbline(args).lines().toList();

            assertThat(lines).hasSizeGreaterThan(20);
            assertThat(lines.stream().flatMap(line -> schema("sql").validate(line, InputFormat.JSON).stream()))
                    .isEmpty();
        }
    }

    @Test
    void theLineageOfAColumnKeepsToItsSchema() {
        String json = plumbline("lineage", "fct_orders.net_amount", "--project", "examples/shop", "--format", "json");

        assertThat(schema("lineage").validate(json, InputFormat.JSON)).isEmpty();
        assertThat(json).contains("\"column\":null", "\"kind\":\"join\"");
    }

    private static Schema schema(String name) {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(Path.of("docs/schema", name + ".schema.json")));
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static String plumbline(String... args) {
        StringWriter out = new StringWriter();
        CommandLine line = Plumbline.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(new StringWriter(), true));
        line.execute(args);
        return out.toString();
    }
}
