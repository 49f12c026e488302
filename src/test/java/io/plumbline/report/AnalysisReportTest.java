package io.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class AnalysisReportTest {

    private static Map<String, String> rendered(AnalysisReport report) {
        try (AnnotationConfigApplicationContext context =
                new AnnotationConfigApplicationContext("io.plumbline.report.markdown", "io.plumbline.report.html")) {
            return context.getBeansOfType(AnalysisRenderer.class).values().stream()
                    .collect(Collectors.toMap(AnalysisRenderer::fileName, one -> one.render(report)));
        }
    }

    private static AnalysisReport report(String text, int rows) {
        List<String> cells = new ArrayList<>(List.of(text, "7"));
        cells.add(null);
        return new AnalysisReport(
                "20260301T120000-1a2b3c4d",
                text,
                "select '" + text.replace("\n", " ") + "'\n  from t",
                List.of(new AnalysisReport.Statement(text, List.of(1, 2))),
                List.of("A", text, "C"),
                Collections.nCopies(rows, cells),
                List.of("query 01b2", text));
    }

    @Test
    void everyStatementPointsAtItsSources() {
        Map<String, String> files = rendered(report("who", 2));
        assertThat(files).containsOnlyKeys("report.md", "index.html");
        assertThat(files.get("report.md"))
                .contains(
                        "- who \\[1\\] \\[2\\]",
                        "1. query 01b2",
                        "| `who` | `7` |  |",
                        "```sql\nselect 'who'\n  from t");
        assertThat(files.get("index.html"))
                .contains("<a href=\"#s1\">[1]</a>", "<li id=\"s1\">query 01b2</li>", "<td>who</td>", ">NULL</td>")
                .contains("default-src 'none'");
    }

    @Test
    void whatAPersonOrAWarehouseWroteStaysText() {
        String hostile =
                "</code></pre><script>alert(1)</script> [x](http://evil.example) | ```\n# head \u202e![](http://evil)";
        Map<String, String> files = rendered(report(hostile, 1));
        assertThat(files.get("index.html")).doesNotContain("<script", "href=\"http", "<img", "\u202e");
        assertThat(files.get("report.md")).doesNotContain("\n# head", "\u202e").contains("````sql");
    }

    @Test
    void manyRowsAreShortenedAndThatIsSaid() {
        Map<String, String> files = rendered(report("x", 201));
        files.values().forEach(file -> assertThat(file).contains("The first 200 of 201 rows"));
        assertThat(files.get("report.md").lines().filter(line -> line.startsWith("| `x`")))
                .hasSize(201 - 1);
    }
}
