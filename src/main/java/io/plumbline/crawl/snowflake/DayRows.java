package io.plumbline.crawl.snowflake;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The rows of a day, one by one, in the order of their keys. */
final class DayRows implements AutoCloseable {

    private final Path file;
    private final int place;
    private final Comparator<List<String>> order;
    private final CsvReader<CsvRecord> csv;
    private final Iterator<CsvRecord> rows;
    private List<String> row = List.of();

    /** @param place of the day among those that are read together */
    DayRows(Path file, int place, Comparator<List<String>> order) throws IOException {
        this.file = file;
        this.place = place;
        this.order = order;
        this.csv = CsvReader.builder()
                .ofCsvRecord(new InputStreamReader(
                        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file))),
                        StandardCharsets.UTF_8));
        this.rows = csv.iterator();
    }

    /** Goes on to the next row; false where there is none. */
    boolean next() throws IOException {
        if (!rows.hasNext()) {
            return false;
        }
        List<String> before = row;
        row = rows.next().getFields();
        if (!before.isEmpty() && order.compare(before, row) > 0) {
            throw new IOException(file.getFileName() + " is not in the order of its keys");
        }
        return true;
    }

    int place() {
        return place;
    }

    List<String> row() {
        return row;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
