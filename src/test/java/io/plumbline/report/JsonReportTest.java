package io.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.plumbline.model.Finding;
import io.plumbline.model.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** report.json keeps to its schema, which users build on. */
class JsonReportTest {

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(Path.of("docs/schema/report.schema.json")));

    JsonReportTest() throws IOException {}

    @Test
    void keepsToItsSchema() {
        assertThat(schema.validate(json(ShopReport.input()), InputFormat.JSON)).isEmpty();
    }

    @Test
    void keepsToItsSchemaWithMoneyAndOddNames() {
        Finding any = ShopReport.input().findings().get(0);
        Finding dear = new Finding(
                any.fingerprint(),
                any.rule(),
                List.of("fct_root_models"),
                any.area(),
                any.severity(),
                any.status(),
                any.subject(),
                any.owner(),
                any.message(),
                any.location(),
                any.facts(),
                any.citations(),
                new Money(new BigDecimal("380.50"), new BigDecimal("440"), "credits", "month", "query history"),
                any.fix());
        assertThat(schema.validate(json(Inputs.with(ShopReport.input(), List.of(dear))), InputFormat.JSON))
                .isEmpty();
        assertThat(schema.validate(json(Inputs.hostile("<b>\u0000", "select '\u0001'")), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void isRefusedByItsSchemaWithoutCitations() {
        String bare = json(ShopReport.input()).replaceAll("(?s)\"citations\" : \\[ \\{.*?} ]", "\"citations\" : [ ]");
        assertThat(schema.validate(bare, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void citesEveryStandingFinding() {
        JsonNode json = JsonMapper.shared().readTree(json(ShopReport.input()));
        assertThat(json.get("format").asInt()).isOne();
        assertThat(json.get("findings")).hasSize(45).allSatisfy(finding -> {
            assertThat(finding.get("citations")).isNotEmpty();
            assertThat(finding.get("citations").get(0).get("quote").asString()).isNotBlank();
        });
        assertThat(json.at("/citations/dropped").asInt()).isOne();
        assertThat(json.at("/notSeen")).hasSize(3);
        assertThat(json.at("/findings/44/status").asString()).isEqualTo("fixed");
    }

    private static String json(ReportInput input) {
        return new String(Specimen.renderer("json").render(ReportBuilder.build(input)), StandardCharsets.UTF_8);
    }
}
