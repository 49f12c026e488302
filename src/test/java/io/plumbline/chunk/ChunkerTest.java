package io.plumbline.chunk;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Artifact;
import io.plumbline.model.Certainty;
import io.plumbline.model.Chunk;
import io.plumbline.model.Document;
import io.plumbline.model.DocumentText;
import io.plumbline.model.DocumentText.Part;
import io.plumbline.model.Edge;
import io.plumbline.model.Exposure;
import io.plumbline.model.Location;
import io.plumbline.model.Locator;
import io.plumbline.model.Owner;
import io.plumbline.model.Project;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChunkerTest {

    private static final Chunker PLAIN = new Chunker(List.of());

    private static SourceFile file(String path, String text) {
        return new SourceFile("shop", "abc", path, "0".repeat(40), text);
    }

    /** Every chunk is its lines, none is too long, and together they hold every line that is not blank. */
    private static void holds(SourceFile file, List<Chunk> chunks) {
        List<String> lines = file.lines();
        BitSet seen = new BitSet();
        for (Chunk chunk : chunks) {
            Locator.Lines at = (Locator.Lines) chunk.locator();
            String there = String.join("\n", lines.subList(at.line() - 1, at.endLine()));
            if (at.line() == at.endLine()) {
                assertThat(there).contains(chunk.text());
            } else {
                assertThat(chunk.text()).isEqualTo(there);
            }
            assertThat(chunk.text()).isNotBlank();
            assertThat(chunk.context()).isNotBlank().doesNotContain("\n");
            assertThat(Tokens.estimate(chunk.embedded())).isLessThanOrEqualTo(Chunker.MAX_TOKENS);
            seen.set(at.line(), at.endLine() + 1);
        }
        for (int line = 1; line <= lines.size(); line++) {
            assertThat(lines.get(line - 1).isBlank() || seen.get(line))
                    .as(file.path() + ":" + line)
                    .isTrue();
        }
        assertThat(chunks).extracting(Chunk::id).doesNotHaveDuplicates();
    }

    @Test
    void chunksAreTheLinesOfTheDeliveredExample() throws IOException {
        try (Stream<Path> walk = Files.walk(Path.of("examples/shop"))) {
            for (Path path : walk.filter(p -> p.toString().matches(".*\\.(sql|yml|md)"))
                    .sorted()
                    .toList()) {
                SourceFile file = file(path.toString(), Files.readString(path));
                holds(file, PLAIN.chunk(file));
                assertThat(new Chunker(List.of()).chunk(file)).isEqualTo(PLAIN.chunk(file));
            }
        }
    }

    @Test
    void chunksAreTheLinesOfRandomTexts() {
        List<String> parts = List.of(
                "with ",
                "a as (",
                ")",
                ",",
                "select ",
                "'",
                "\"",
                "{{ ref('x') }}",
                "{% macro m() %}",
                "{% endmacro %}",
                "\n",
                "\n",
                "\n\n",
                "  ",
                "models:\n",
                "  - name: x\n",
                "    tables:\n",
                "-- c",
                "/*",
                "*/",
                "\r\n",
                "\t",
                "very_long_identifier_with_parts",
                "12345678901234567890",
                "été",
                "数据",
                "# heading\n",
                "$$",
                "\r");
        Random random = new Random(17);
        for (int round = 0; round < 600; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(400);
            for (int i = 0; i < length; i++) {
                text.append(parts.get(random.nextInt(parts.size())));
            }
            for (String path : List.of("a.sql", "a.yml", "a.py")) {
                SourceFile file = file(path, text.toString());
                List<Chunk> chunks = PLAIN.chunk(file);
                holds(file, chunks);
            }
        }
    }

    @Test
    void aLineLongerThanAChunkIsCutWithinTheLine() {
        SourceFile file = file(
                "a.sql",
                "select "
                        + IntStream.range(0, 2_000).mapToObj(i -> "column_" + i).collect(joining(", ")) + "\nfrom x\n");
        List<Chunk> chunks = PLAIN.chunk(file);
        assertThat(chunks).hasSizeGreaterThan(10);
        holds(file, chunks);
        assertThat(chunks.stream()
                        .filter(chunk -> ((Locator.Lines) chunk.locator()).line() == 1)
                        .map(Chunk::text)
                        .collect(joining()))
                .isEqualTo(file.lines().get(0));
    }

    @Test
    void aFileGivesABoundedNumberOfChunks() {
        long start = System.nanoTime();
        String endless = IntStream.range(0, 500_000).mapToObj(i -> "word" + i).collect(joining(" "));
        assertThat(PLAIN.chunk(file("a.txt", endless))).hasSize(Chunker.MAX_CHUNKS);
        assertThat(PLAIN.chunk(file("a.csv", "id,name\n" + "1,x\n".repeat(100_000))))
                .hasSize(1);
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }

    @Test
    void tinyNeighboursShareAChunkAndMacrosDoNot() {
        List<Chunk> chunks = PLAIN.chunk(
                file("a.sql", "{{ config(materialized='view') }}\nwith a as (\nselect 1\n)\n\nselect * from a\n"));
        assertThat(chunks).singleElement().satisfies(chunk -> {
            assertThat(chunk.locator()).isEqualTo(new Locator.Lines("a.sql", 1, 6));
            assertThat(chunk.context()).isEqualTo("file a.sql; configuration, CTE a, final select");
        });
        assertThat(PLAIN.chunk(
                        file("m.sql", "{% macro a() %}1{% endmacro %}\n\n{# b #}\n{% macro b() %}2{% endmacro %}\n")))
                .extracting(chunk -> chunk.locator() + " " + chunk.kind())
                .containsExactly("m.sql:1 macro", "m.sql:3-4 macro");
    }

    @Test
    void theContextSaysWhatItIsAndWhatItReads() {
        String yaml = "exposures:\n  - name: weekly\n    type: dashboard\n    depends_on: [ref('orders')]\n";
        Artifact exposure = new Exposure(
                "exposure.shop.weekly",
                "weekly",
                "shop",
                new Location("shop", "e.yml", 2, 4),
                "",
                "dashboard",
                new Owner(null, null),
                null,
                null,
                List.of(),
                Map.of(),
                true);
        List<Edge> edges = new ArrayList<>();
        for (String parent : List.of("h", "g", "f", "e", "d", "c", "b", "a")) {
            edges.add(new Edge("model.shop." + parent, exposure.id(), Certainty.CERTAIN, exposure.location()));
        }
        edges.add(new Edge("model.shop.maybe", exposure.id(), Certainty.CONDITIONAL, exposure.location()));
        Project project = new Project("shop", "shop", "", "abc", "snowflake", List.of(), List.of(), Map.of(), false);
        Chunker chunker = new Chunker(List.of(new ProjectGraph(project, List.of(exposure), edges, List.of())));
        assertThat(chunker.chunk(file("e.yml", yaml))).singleElement().satisfies(chunk -> {
            assertThat(chunk.artifact()).isEqualTo("exposure.shop.weekly");
            assertThat(chunk.context())
                    .isEqualTo(
                            "exposure weekly (dashboard) in e.yml; exposure weekly; reads a, b, c, d, e, f and 2 more");
        });
    }

    @Test
    void documentsKeepTheirLinesAndPages() {
        Document guide = new Document(
                "document.shop.g.md", "Guide", "shop", new Location("shop", "g.md", 1, 9), "text/markdown");
        List<Chunk> chunks = PLAIN.chunk(new DocumentText(
                guide,
                "abc",
                "0",
                List.of(
                        new Part(new Locator.Lines("g.md", 1, 3), "Guide", "# Guide\n\nShort."),
                        new Part(
                                new Locator.Lines("g.md", 4, 6),
                                "Guide > Late",
                                "## Late\n" + "word ".repeat(200) + "\n"))));
        assertThat(chunks)
                .extracting(chunk -> chunk.locator() + " " + chunk.context())
                .containsExactly(
                        "g.md:1-3 document Guide in g.md; Guide", "g.md:4-5 document Guide in g.md; Guide > Late");
        Document pdf = new Document(
                "document.shop.p.pdf", "Plan", "shop", new Location("shop", "p.pdf", 1, 1), "application/pdf");
        assertThat(PLAIN.chunk(new DocumentText(
                        pdf,
                        "abc",
                        "0",
                        List.of(
                                new Part(new Locator.Page("p.pdf", 2), "", "One.\n\nTwo."),
                                new Part(new Locator.Page("p.pdf", 3), "", "Three.")))))
                .extracting(chunk -> chunk.locator() + " " + chunk.kind() + " " + chunk.context())
                .containsExactly(
                        "p.pdf p. 2 pdf document Plan in p.pdf; page 2",
                        "p.pdf p. 3 pdf document Plan in p.pdf; page 3");
    }

    @Test
    void equalTextInAnotherPlaceIsEmbeddedOnce() {
        Chunk one = PLAIN.chunk(file("a.sql", "select 1\n")).get(0);
        Chunk moved = PLAIN.chunk(file("a.sql", "\n\nselect 1\n")).get(0);
        assertThat(moved.hash()).isEqualTo(one.hash());
        assertThat(moved.id()).isNotEqualTo(one.id());
    }
}
