package io.plumbline.analysis;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.plumbline.catalog.AnalysisRecord;
import io.plumbline.catalog.LedgerEntry;
import io.plumbline.crawl.QueryResult;
import io.plumbline.crawl.QueryResult.Cut;
import io.plumbline.job.JobsFile;
import io.plumbline.model.Citation;
import io.plumbline.model.Redaction;
import io.plumbline.report.AnalysisRenderer;
import io.plumbline.report.AnalysisReport;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes what an analysis gave: its report in every format, and all rows as CSV. Secrets are masked. */
final class ResultFiles {

    /** What a spreadsheet would take for a formula; numbers are none. */
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\\t\\r].*");

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final List<AnalysisRenderer> renderers;

    ResultFiles(List<AnalysisRenderer> renderers) {
        this.renderers = List.copyOf(renderers);
    }

    /** SHA-256 over the names of the columns and all cells, each with its length. */
    static String hash(QueryResult result) {
        StringBuilder text = new StringBuilder();
        result.columns().forEach(column -> part(text, column));
        result.rows().forEach(row -> row.forEach(cell -> part(text, cell)));
        return Citation.hash(text.toString());
    }

    private static void part(StringBuilder text, @Nullable String part) {
        text.append(part == null ? "-" : part.length() + ":" + part).append('\n');
    }

    /** @return the report's folder, relative to jobs.yml's */
    Path write(JobsFile jobs, AnalysisRecord analysis, List<LedgerEntry> story, QueryResult result) {
        Path base = jobs.path().toAbsolutePath().getParent();
        Path relative = Path.of("reports", "analyses", analysis.id());
        Path folder = base == null ? relative : base.resolve(relative);
        Redaction redaction = new Redaction();
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (List<@Nullable String> row : result.rows()) {
            List<@Nullable String> masked = new ArrayList<>();
            row.forEach(cell -> masked.add(cell == null ? null : redaction.text(cell)));
            rows.add(masked);
        }
        AnalysisReport report = report(analysis, story, result, rows, redaction.count());
        try {
            ownersOnly(Files.createDirectories(folder));
            Files.writeString(folder.resolve("rows.csv"), csv(result.columns(), rows));
            for (AnalysisRenderer renderer : renderers) {
                Files.write(
                        folder.resolve(renderer.fileName()),
                        renderer.render(report).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the report of analysis " + analysis.id() + " cannot be written", e);
        }
        return relative;
    }

    /** Results may be about persons: other accounts of the machine do not read them. */
    private static void ownersOnly(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static AnalysisReport report(
            AnalysisRecord analysis,
            List<LedgerEntry> story,
            QueryResult result,
            List<List<@Nullable String>> rows,
            int masked) {
        List<AnalysisReport.Statement> statements = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        sources.add("query " + result.queryId() + ", SHA-256 of its rows " + hash(result));
        statements.add(new AnalysisReport.Statement(came(result), List.of(1)));
        for (LedgerEntry entry : story) {
            sources.add("ledger, entry " + entry.seq() + " of " + entry.at() + ", " + entry.hash());
            statements.add(new AnalysisReport.Statement(Story.of(entry), List.of(sources.size())));
        }
        if (masked > 0) {
            statements.add(new AnalysisReport.Statement(
                    masked + " values that look like secrets are masked in all files of this report.", List.of(1)));
        }
        return new AnalysisReport(
                analysis.id(), analysis.because(), analysis.sql(), statements, result.columns(), rows, sources);
    }

    private static String came(QueryResult result) {
        String cut = result.cut() == Cut.NONE
                ? "These are all."
                : "There are more: reading ended at the limit of " + (result.cut() == Cut.ROWS ? "rows." : "bytes.");
        return "%d rows of %d bytes came in %d ms. %s"
                .formatted(result.rows().size(), result.bytes(), result.took().toMillis(), cut);
    }

    private static String csv(List<String> columns, List<List<@Nullable String>> rows) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(columns.stream().map(ResultFiles::cell).toList());
            rows.forEach(
                    row -> csv.writeRecord(row.stream().map(ResultFiles::cell).toList()));
        }
        return text.toString();
    }

    private static String cell(@Nullable String cell) {
        if (cell == null) {
            return "";
        }
        boolean formula =
                FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches();
        return formula ? "'" + cell : cell;
    }
}
