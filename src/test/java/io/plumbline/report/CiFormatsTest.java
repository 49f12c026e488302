package io.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.plumbline.model.Fix;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The formats of CI hosts keep to their schemas and limits, whatever the findings say. */
class CiFormatsTest {

    private static final String ODD = "odd \"<&>\" %\r\n::error::x ]]> \u0001 \u202e`code` @channel";

    private static final Report LARGE = LargeReport.report(5_000);

    @Test
    void sarifKeepsToTheSchemaOfItsStandard() {
        for (Report report : List.of(ShopReport.report(), odd())) {
            assertThat(problems("sarif-schema-2.1.0.json", SpecificationVersion.DRAFT_4, text("sarif", report)))
                    .isEmpty();
        }
    }

    @Test
    void sarifKeepsToGithubsLimitsAndSaysWhatIsLeftOut() throws IOException {
        byte[] bytes = Specimen.renderer("sarif").render(LargeReport.report(5_500));
        JsonNode run = JsonMapper.builder().build().readTree(bytes).at("/runs/0");

        assertThat(run.at("/results")).hasSize(5_000);
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .asString())
                .isEqualTo("500 findings of lower severity are left out");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        assertThat(packed.size()).isLessThan(10 << 20);
    }

    @Test
    void sarifsReplacementsMakeTheSameFileAsThePatch() {
        String diff = """
                diff --git a/models/a b.sql b/models/a b.sql
                --- a/models/a b.sql
                +++ b/models/a b.sql
                @@ -1,4 +1,4 @@
                 one
                -two
                +zwei
                +dazu
                 three
                -four
                @@ -9,0 +10 @@
                +ten
                """;
        Report report = fixed(Fix.patch(Fix.Status.PROVEN, diff, ""));
        JsonNode change = json("sarif", report).at("/runs/0/results/0/fixes/0/artifactChanges/0");

        assertThat(change.at("/artifactLocation/uri").asString()).isEqualTo("models/a%20b.sql");
        List<String> lines =
                new ArrayList<>(List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "end"));
        for (int i = change.at("/replacements").size() - 1; i >= 0; i--) {
            JsonNode one = change.at("/replacements/" + i);
            int from = one.at("/deletedRegion/startLine").asInt() - 1;
            lines.subList(from, one.at("/deletedRegion/endLine").asInt() - 1).clear();
            lines.addAll(
                    from, one.at("/insertedContent/text").asString("").lines().toList());
        }
        assertThat(lines)
                .containsExactly("one", "zwei", "dazu", "three", "five", "six", "seven", "eight", "nine", "ten", "end");
    }

    @Test
    void aCommentHoldsTheProvenPatchesOfWhatStandsOpen() {
        Fix proven = Fix.patch(Fix.Status.PROVEN, "--- a/x.sql\n+++ b/x.sql\n@@ -1 +1 @@\n-a\n+b\n", "");

        assertThat(text("comment", fixed(proven)))
                .contains("<details><summary>Proven patch: ")
                .contains("```diff\n--- a/x.sql");
        assertThat(text("comment", fixed(Fix.patch(Fix.Status.UNPROVEN, "-a\n", "it brings another"))))
                .doesNotContain("diff");
    }

    @Test
    void sarifNamesRulesByIndexAndPathsAsReferences() {
        JsonNode run = json("sarif", ShopReport.report()).at("/runs/0");
        run.at("/results").forEach(result -> {
            JsonNode rule =
                    run.at("/tool/driver/rules/" + result.at("/ruleIndex").asInt());
            assertThat(rule.at("/id").asString()).isEqualTo(result.at("/ruleId").asString());
        });
    }

    @Test
    void gitlabKeepsToItsSchemaAndEveryFingerprintIsItsOwn() {
        for (Report report : List.of(ShopReport.report(), odd(), LARGE)) {
            assertThat(problems(
                            "gitlab-code-quality.schema.json",
                            SpecificationVersion.DRAFT_2020_12,
                            text("gitlab", report)))
                    .isEmpty();
            Set<String> seen = new HashSet<>();
            json("gitlab", report).forEach(issue -> assertThat(
                            seen.add(issue.at("/fingerprint").asString()))
                    .isTrue());
        }
    }

    @Test
    void junitKeepsToTheSchemaOfWhatHostsRead() throws Exception {
        Schema schema = SchemaFactory.newDefaultInstance().newSchema(new File("src/test/resources/schema/junit.xsd"));
        for (Report report : List.of(ShopReport.report(), odd(), LARGE)) {
            byte[] xml = Specimen.renderer("junit").render(report);
            assertThatCode(() -> schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(xml))))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void junitCountsWhatItHoldsAndIsXmlWhateverAFindingSays() throws Exception {
        for (Report report : List.of(ShopReport.report(), odd(), LARGE)) {
            Document xml = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(Specimen.renderer("junit").render(report)));
            Element suites = xml.getDocumentElement();
            assertThat(suites.getTagName()).isEqualTo("testsuites");
            assertThat(suites.getAttribute("failures"))
                    .isEqualTo(
                            String.valueOf(xml.getElementsByTagName("failure").getLength()));
            NodeList cases = xml.getElementsByTagName("testcase");
            assertThat(suites.getAttribute("tests")).isEqualTo(String.valueOf(cases.getLength()));
            for (int i = 0; i < cases.getLength(); i++) {
                assertThat(((Element) cases.item(i)).getAttribute("classname")).isNotEmpty();
            }
        }
    }

    @Test
    void annotationsAreNoMoreThanAStepShowsAndTheGravestComeFirst() {
        List<String> lines = text("github", LARGE).lines().toList();

        assertThat(lines).hasSizeLessThanOrEqualTo(31);
        assertThat(lines.get(0))
                .matches("::(error|warning|notice) file=[^:]+,line=\\d+,endLine=\\d+,title=Plumbline%3A .*::.*");
        assertThat(lines.get(lines.size() - 1))
                .matches("Plumbline found \\d+ more than GitHub shows as annotations\\.");
    }

    @Test
    void aFindingCannotSmuggleInACommand() {
        List<String> lines = text("github", odd()).lines().toList();

        assertThat(lines).filteredOn(line -> line.startsWith("::")).hasSize(1);
        assertThat(lines.get(0)).contains("%25").doesNotContain("\u202e");
    }

    @Test
    void commentsAndSummariesStayBelowTheirLimitsAndCutWholeFindings() {
        String comment = text("comment", LARGE);

        assertThat(comment.length()).isLessThan(65_536);
        assertThat(text("github-summary", LARGE).getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(1_000_000);
        assertThat(comment).startsWith("<!-- plumbline:").contains("left out here for want of room");
        assertThat(count(comment, "<details>")).isEqualTo(count(comment, "</details>"));
        assertThat(comment.lines().filter(line -> line.startsWith("- ")))
                .allMatch(line -> line.endsWith("`") || line.endsWith(")"));
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    private static Report fixed(Fix fix) {
        ReportInput in = Inputs.withMessages(List.of("one"));
        return ReportBuilder.build(Inputs.with(in, List.of(in.findings().get(0).with(fix))));
    }

    private static Report odd() {
        return ReportBuilder.build(Inputs.withMessages(List.of(ODD)));
    }

    private static String text(String format, Report report) {
        return new String(Specimen.renderer(format).render(report), StandardCharsets.UTF_8);
    }

    private static JsonNode json(String format, Report report) {
        return JsonMapper.builder().build().readTree(text(format, report));
    }

    private static List<?> problems(String schema, SpecificationVersion version, String json) {
        try {
            return SchemaRegistry.withDefaultDialect(version)
                    .getSchema(Files.readString(Path.of("src/test/resources/schema", schema)))
                    .validate(json, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
