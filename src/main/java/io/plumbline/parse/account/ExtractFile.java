package io.plumbline.parse.account;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.plumbline.model.Extract;
import io.plumbline.model.FileTree;
import io.plumbline.model.Gap;
import io.plumbline.model.Location;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** One extract that stands in the root of a tree. */
record ExtractFile(FileTree tree, Extract<?> extract) {

    /**
     * Its rows, read one by one. A row with a wrong cell is left out and told, each with its line.
     *
     * @param read makes a value of a row
     * @param into takes the values
     * @return false where the file is no such extract; that is told too
     */
    <T> boolean rows(Function<Row, T> read, Consumer<? super T> into, Consumer<Gap> gaps) {
        List<String> header = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .detectBomHeader(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(new ByteArrayInputStream(tree.bytes(extract.file())), StandardCharsets.UTF_8)) {
            for (CsvRecord one : csv) {
                if (header.isEmpty()) {
                    one.getFields().forEach(name -> header.add(name.strip().toUpperCase(Locale.ROOT)));
                    if (!header.containsAll(extract.needed())) {
                        List<String> missing = extract.needed().stream()
                                .filter(name -> !header.contains(name))
                                .sorted()
                                .toList();
                        gaps.accept(unread("its header has no " + String.join(", ", missing)));
                        return false;
                    }
                } else {
                    row(header, one, read, into, gaps);
                }
            }
        } catch (IOException | CsvParseException e) {
            gaps.accept(unread(String.valueOf(e.getMessage())));
            return false;
        }
        if (header.isEmpty()) {
            gaps.accept(unread("it is empty"));
        }
        return !header.isEmpty();
    }

    private <T> void row(
            List<String> header, CsvRecord one, Function<Row, T> read, Consumer<? super T> into, Consumer<Gap> gaps) {
        String path = extract.file();
        Map<String, String> cells = new HashMap<>();
        int breaks = 0;
        for (int i = 0; i < Math.min(header.size(), one.getFieldCount()); i++) {
            cells.put(header.get(i), one.getField(i));
            breaks += (int) one.getField(i).chars().filter(c -> c == '\n').count();
        }
        int line = (int) one.getStartingLineNumber();
        try {
            into.accept(read.apply(new Row(extract, cells, new Location(tree.source(), path, line, line + breaks))));
        } catch (Row.WrongCell e) {
            gaps.accept(
                    new Gap("a row of extract " + path, path + ":" + line, e.getMessage() + "; the row is left out"));
        }
    }

    private Gap unread(String why) {
        return new Gap("extract " + extract.file(), extract.file(), why + "; what needs it is not evaluated");
    }
}
