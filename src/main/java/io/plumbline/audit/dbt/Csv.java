package io.plumbline.audit.dbt;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values with double quotes, as RFC 4180 has them; a line break inside quotes is kept. */
final class Csv {

    private Csv() {}

    static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
                cell.append(c);
            } else if (c == ',') {
                row.add(take(cell));
            } else if (c == '\n') {
                row.add(take(cell));
                keep(row, rows);
            }
        }
        row.add(take(cell));
        keep(row, rows);
        return rows;
    }

    private static String take(StringBuilder cell) {
        String text = cell.toString();
        cell.setLength(0);
        return text;
    }

    private static void keep(List<String> row, List<List<String>> rows) {
        if (row.size() > 1 || !row.get(0).isBlank()) {
            rows.add(List.copyOf(row));
        }
        row.clear();
    }
}
