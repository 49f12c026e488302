package io.plumbline.fix.account;

import io.plumbline.fix.TextFile;
import io.plumbline.fix.Workbench;
import io.plumbline.model.AccountRow;
import io.plumbline.model.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what a statement makes of a row of an extract. */
final class Cells {

    /** A cell as it stands in its file, quotes and all; the end is exclusive. */
    private record Cell(int start, int end, String text) {}

    private Cells() {}

    /**
     * The row with another value in a column.
     *
     * @param value needs no quotes
     * @return empty where the file has no such column, or cannot be read
     */
    static Optional<Edit> with(Workbench bench, AccountRow row, String column, String value) {
        return bench.file(row.at().path()).flatMap(file -> {
            List<Cell> cells = cells(file.text(), file.start(row.at().line()));
            return column(file, column)
                    .filter(at -> at < cells.size())
                    .map(cells::get)
                    .map(cell -> file.replace(cell.start(), cell.end(), value));
        });
    }

    /** The extract without the row; empty where the file cannot be read. */
    static Optional<Edit> without(Workbench bench, AccountRow row) {
        return bench.file(row.at().path())
                .map(file -> file.replace(
                        file.start(row.at().line()), file.start(row.at().endLine() + 1), ""));
    }

    /**
     * Another row at the end of the extract that a row stands in.
     *
     * @param values by column; a column of the file that is not among them stays empty
     * @return empty where the file lacks one of them, or cannot be read
     */
    static Optional<Edit> more(Workbench bench, AccountRow beside, Map<String, String> values) {
        return bench.file(beside.at().path()).flatMap(file -> {
            List<String> columns = header(file);
            String row = columns.stream()
                    .map(column -> quoted(values.getOrDefault(column, "")))
                    .collect(Collectors.joining(","));
            return columns.containsAll(values.keySet())
                    ? Optional.of(file.insertAfter(file.lines().size(), List.of(row)))
                    : Optional.empty();
        });
    }

    private static String quoted(String value) {
        return value.matches("[^,\"\r\n]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    private static Optional<Integer> column(TextFile file, String name) {
        int at = header(file).indexOf(name);
        return at < 0 ? Optional.empty() : Optional.of(at);
    }

    /** The columns of an extract, in capitals. */
    private static List<String> header(TextFile file) {
        int line = 1;
        while (line < file.lines().size() && file.line(line).isEmpty()) {
            line++;
        }
        return cells(file.text(), file.start(line)).stream()
                .map(cell -> cell.text().strip().toUpperCase(Locale.ROOT))
                .toList();
    }

    /** The cells of the record that starts at an offset. */
    private static List<Cell> cells(String text, int start) {
        List<Cell> cells = new ArrayList<>();
        int from = start;
        while (true) {
            int end = end(text, from);
            String raw = text.substring(from, end);
            boolean quoted = raw.length() > 1 && raw.startsWith("\"");
            cells.add(new Cell(
                    from, end, quoted ? raw.substring(1, raw.length() - 1).replace("\"\"", "\"") : raw));
            if (end == text.length() || text.charAt(end) != ',') {
                return cells;
            }
            from = end + 1;
        }
    }

    /** Where a cell ends; a doubled quote closes and opens again. */
    private static int end(String text, int from) {
        boolean quoted = text.startsWith("\"", from);
        boolean inside = false;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' && quoted) {
                inside = !inside;
            } else if (!inside && (c == ',' || c == '\n' || c == '\r')) {
                return at;
            }
        }
        return text.length();
    }
}
