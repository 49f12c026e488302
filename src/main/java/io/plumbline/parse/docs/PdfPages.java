package io.plumbline.parse.docs;

import io.plumbline.model.DocumentText.Part;
import io.plumbline.model.Locator;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/** Takes the text out of a PDF page by page, in a thread of its own that is given up when it takes too long. */
public final class PdfPages {

    private static final long MAX_MEMORY = 32L << 20;
    private static final long MAX_STORAGE = 512L << 20;

    static {
        // The list of the system's fonts is kept between runs; by default it would be written into the home folder.
        if (System.getProperty("pdfbox.fontcache") == null) {
            System.setProperty("pdfbox.fontcache", System.getProperty("java.io.tmpdir", "."));
        }
    }

    private final int maxPages;
    private final int maxCharacters;
    private final long maxUnpacked;
    private final Duration patience;

    /** @param title what the PDF's properties name as title; empty where they name none */
    public record Content(String title, List<Part> parts) {

        public Content {
            parts = List.copyOf(parts);
        }
    }

    /**
     * @param maxUnpacked bytes that one stream of the PDF may unpack to
     * @param patience how long one PDF may take
     */
    public PdfPages(int maxPages, int maxCharacters, long maxUnpacked, Duration patience) {
        this.maxPages = maxPages;
        this.maxCharacters = maxCharacters;
        this.maxUnpacked = maxUnpacked;
        this.patience = patience;
    }

    /** @throws IOException where no text can be read; the message says why, after the path */
    public Content read(String path, byte[] bytes) throws IOException {
        FutureTask<Content> task = new FutureTask<>(() -> extract(path, bytes));
        Thread thread = new Thread(task, "pdf " + path);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException(path + ": this PDF takes more than " + patience.toSeconds() + " s to read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(path + ": interrupted while reading this PDF", e);
        } catch (ExecutionException e) {
            throw failure(path, e.getCause() == null ? e : e.getCause());
        } finally {
            task.cancel(true);
        }
    }

    private static IOException failure(String path, Throwable cause) {
        if (cause instanceof Readable known) {
            return known;
        }
        if (cause instanceof InvalidPasswordException) {
            return new IOException(path + ": this PDF is encrypted with a password; store it without", cause);
        }
        if (cause instanceof OutOfMemoryError) {
            return new IOException(path + ": this PDF needs more memory than there is", cause);
        }
        return new IOException(path + ": this PDF is broken: " + cause.getMessage(), cause);
    }

    /** A failure whose message is already for people. */
    private static final class Readable extends IOException {
        private static final long serialVersionUID = 1L;

        Readable(String message) {
            super(message);
        }
    }

    /** Ends when its thread is interrupted, even in the middle of a page. */
    private static final class Stoppable extends PDFTextStripper {

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            if (Thread.currentThread().isInterrupted()) {
                throw new IOException("interrupted");
            }
            super.processOperator(operator, operands);
        }
    }

    private Content extract(String path, byte[] bytes) throws IOException {
        if (PackedStreams.anyAbove(bytes, maxUnpacked)) {
            throw new Readable(
                    path + ": this PDF holds a stream that unpacks to more than " + (maxUnpacked >> 20) + " MB");
        }
        try (PDDocument document = Loader.loadPDF(
                new RandomAccessReadBuffer(bytes),
                MemoryUsageSetting.setupMixed(MAX_MEMORY, MAX_STORAGE).streamCache)) {
            if (!document.getCurrentAccessPermission().canExtractContent()) {
                throw new Readable(path + ": this PDF forbids taking its text out; store it without protection");
            }
            List<Part> parts = pages(path, document);
            if (parts.isEmpty()) {
                throw new Readable(path + ": this PDF holds no text, so its pages are probably scanned images");
            }
            String title = document.getDocumentInformation().getTitle();
            return new Content(title == null ? "" : title.strip(), parts);
        }
    }

    private List<Part> pages(String path, PDDocument document) throws IOException {
        PDFTextStripper stripper = new Stoppable();
        stripper.setLineSeparator("\n");
        stripper.setPageEnd("");
        stripper.setParagraphEnd("\n");
        List<Part> parts = new ArrayList<>();
        int characters = 0;
        int pages = Math.min(maxPages, document.getNumberOfPages());
        for (int page = 1; page <= pages && characters < maxCharacters; page++) {
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            String text = printable(stripper.getText(document));
            characters += text.length();
            if (!text.isBlank()) {
                parts.add(new Part(new Locator.Page(path, page), "", text.strip()));
            }
        }
        return parts;
    }

    /** Without control characters other than line ends; a PDF may map glyphs to anything. */
    private static String printable(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(c -> c == '\n' || !Character.isISOControl(c)).forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
