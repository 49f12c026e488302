package io.plumbline.crawl.snowflake;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes rows that come sorted by day into a draft for each day, those without rows too. Holds one row at a time. */
final class DayWriter implements AutoCloseable {

    private final DayFiles files;
    private final LocalDate until;
    private final SortedMap<LocalDate, Path> drafts = new TreeMap<>();
    private LocalDate next;
    private @Nullable CsvWriter csv;

    /** @param until the day after the last one */
    DayWriter(DayFiles files, LocalDate from, LocalDate until) {
        this.files = files;
        this.until = until;
        this.next = from;
    }

    void add(LocalDate day, List<String> row) throws IOException {
        if (day.isBefore(next.minusDays(1)) || !day.isBefore(until)) {
            throw new IOException("a row about " + day + " comes after those of " + next.minusDays(1));
        }
        CsvWriter writer = day.isBefore(next) ? csv : open(day);
        if (writer == null) {
            throw new IOException("a row about " + day + " was not asked for");
        }
        writer.writeRecord(row);
    }

    /** Opens the days up to this one. */
    private @Nullable CsvWriter open(LocalDate day) throws IOException {
        for (; !next.isAfter(day); next = next.plusDays(1)) {
            close();
            Path draft = files.draft(next);
            drafts.put(next, draft);
            csv = CsvWriter.builder()
                    .lineDelimiter(LineDelimiter.LF)
                    .build(new OutputStreamWriter(
                            new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(draft))),
                            StandardCharsets.UTF_8));
        }
        return csv;
    }

    /** All days, once every row has come: each with its draft. */
    SortedMap<LocalDate, Path> drafts() throws IOException {
        open(until.minusDays(1));
        close();
        return drafts;
    }

    @Override
    public void close() throws IOException {
        if (csv != null) {
            csv.close();
            csv = null;
        }
    }
}
