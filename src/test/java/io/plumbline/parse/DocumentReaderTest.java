package io.plumbline.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.DocumentText;
import io.plumbline.model.DocumentText.Part;
import io.plumbline.model.FileTree;
import io.plumbline.model.Locator;
import io.plumbline.parse.docs.PdfPages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DocumentReaderTest {

    private final DocumentReader reader = new DocumentReader();

    /** A tree of a single file. */
    private record OneFile(String path, byte[] content) implements FileTree {
        @Override
        public String source() {
            return "shop";
        }

        @Override
        public String revision() {
            return "abc";
        }

        @Override
        public SortedSet<String> paths() {
            return new TreeSet<>(java.util.Set.of(path));
        }

        @Override
        public String hash(String asked) {
            return "0".repeat(40);
        }

        @Override
        public long size(String asked) {
            return content.length;
        }

        @Override
        public byte[] bytes(String asked) {
            return content;
        }
    }

    private DocumentText markdown(String text) throws IOException {
        OneFile file = new OneFile("docs/runbook.md", text.getBytes(StandardCharsets.UTF_8));
        return reader.read(file, file.path(), "text/markdown");
    }

    private DocumentText pdf(byte[] content) throws IOException {
        return reader.read(new OneFile("docs/notes.pdf", content), "docs/notes.pdf", "application/pdf");
    }

    @Test
    void sectionsOfMarkdownKeepTheirLinesAndHeadings() throws Exception {
        DocumentText document = markdown("""
                Before any heading.

                # Runbook
                Words.

                ## Late orders
                Call the shop.
                ### Who
                Anna.
                ## Refunds
                Wait.
                """);
        assertThat(document.document().name()).isEqualTo("Runbook");
        assertThat(document.document().id()).isEqualTo("document.shop.docs/runbook.md");
        assertThat(document.document().location().endLine()).isEqualTo(11);
        assertThat(document.parts())
                .extracting(part -> part.locator() + " " + part.heading())
                .containsExactly(
                        "docs/runbook.md:1-2 ",
                        "docs/runbook.md:3-5 Runbook",
                        "docs/runbook.md:6-7 Runbook > Late orders",
                        "docs/runbook.md:8-9 Runbook > Late orders > Who",
                        "docs/runbook.md:10-11 Runbook > Refunds");
        assertThat(document.parts().get(2).text()).isEqualTo("## Late orders\nCall the shop.");
    }

    @Test
    void whatOnlyLooksLikeAHeadingIsNone() throws Exception {
        DocumentText document = markdown("""
                ---
                title: front matter
                ---
                # Real
                ```sql
                # no heading
                ```
                ~~~
                ## none either
                ~~~
                #hashtag
                | a |
                ---
                - item
                ---
                """);
        assertThat(document.parts()).extracting(Part::heading).containsExactly("", "Real");
    }

    @Test
    void underlinedHeadingsCount() throws Exception {
        DocumentText document = markdown("Shop\n====\n\nLate orders\n-----------\nCall.\n");
        assertThat(document.parts()).extracting(Part::heading).containsExactly("Shop", "Shop > Late orders");
        assertThat(document.parts().get(1).locator()).isEqualTo(new Locator.Lines("docs/runbook.md", 4, 6));
    }

    @Test
    void aDocumentWithoutHeadingIsNamedAfterItsFile() throws Exception {
        assertThat(markdown("Words.\n").document().name()).isEqualTo("runbook");
        assertThat(markdown("\n \n").parts()).isEmpty();
        assertThat(markdown("").parts()).isEmpty();
    }

    @Test
    void hostileMarkdownTakesNoTime() throws Exception {
        long start = System.nanoTime();
        markdown(">".repeat(2_000_000));
        markdown("# ".repeat(500_000));
        markdown("#\n".repeat(200_000));
        markdown("[".repeat(1_000_000) + "\n" + "=".repeat(1_000_000));
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }

    @Test
    void pagesOfAPdfKeepTheirNumbersAndItsTitle() throws Exception {
        DocumentText document = pdf(Pdfs.of("Close checklist", "Count the stock.", "", "Send the report."));
        assertThat(document.document().name()).isEqualTo("Close checklist");
        assertThat(document.parts())
                .containsExactly(
                        new Part(new Locator.Page("docs/notes.pdf", 1), "", "Count the stock."),
                        new Part(new Locator.Page("docs/notes.pdf", 3), "", "Send the report."));
    }

    @Test
    void aPdfThatCannotBeReadSaysWhy() throws Exception {
        assertThatThrownBy(() -> pdf("no pdf at all".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("docs/notes.pdf: this PDF is broken");
        byte[] whole = Pdfs.of("T", "Words.");
        assertThatThrownBy(() -> pdf(java.util.Arrays.copyOf(whole, 40))).hasMessageContaining("this PDF is broken");
        assertThatThrownBy(() -> pdf(Pdfs.encrypted("secret"))).hasMessageContaining("encrypted with a password");
        assertThatThrownBy(() -> pdf(Pdfs.encrypted(""))).hasMessageContaining("forbids taking its text out");
        assertThatThrownBy(() -> pdf(Pdfs.of("Scan", "", ""))).hasMessageContaining("holds no text");
        assertThatThrownBy(() -> pdf(new byte[0])).isInstanceOf(IOException.class);
    }

    @Test
    void aPdfThatUnpacksToALotIsRefused() throws Exception {
        long start = System.nanoTime();
        byte[] bomb = Pdfs.bomb(128L << 20);
        assertThat(bomb).hasSizeLessThan(1 << 20);
        assertThatThrownBy(() -> pdf(bomb))
                .isInstanceOf(IOException.class)
                .hasMessage("docs/notes.pdf: this PDF holds a stream that unpacks to more than 100 MB");
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }

    @Test
    void aPdfThatTakesTooLongIsGivenUp() throws Exception {
        byte[] slow = Pdfs.bomb(40L << 20);
        PdfPages hasty = new PdfPages(10, 1_000, 100L << 20, Duration.ofMillis(300));
        assertThatThrownBy(() -> hasty.read("a.pdf", slow)).hasMessageContaining("takes more than");
        Thread.sleep(500);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("pdf a.pdf");
    }

    @Test
    void binaryDataIsNoText() {
        OneFile file = new OneFile("a.txt", new byte[] {1, 0, 2});
        assertThatThrownBy(() -> reader.read(file, "a.txt", "text/plain")).hasMessageContaining("binary data");
    }
}
