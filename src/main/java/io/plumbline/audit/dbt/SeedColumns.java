package io.plumbline.audit.dbt;

import io.plumbline.model.Estate;
import java.util.List;
import java.util.Optional;

/** The header and rows of a seed, null where its text is not there or uses another delimiter. */
record SeedColumns(List<String> header, List<List<String>> rows) {

    private static final int MOST = 5_000_000;

    static Optional<SeedColumns> of(Estate estate, Node node) {
        Object delimiter = node.properties().config().get("delimiter");
        return delimiter != null && !delimiter.equals(",")
                ? Optional.empty()
                : estate.file(node.top().source(), node.top().path())
                        .filter(file -> file.text().length() < MOST)
                        .map(file -> Csv.rows(file.text()))
                        .filter(rows -> !rows.isEmpty())
                        .map(rows -> new SeedColumns(
                                rows.get(0).stream()
                                        .map(name -> name.replace("\uFEFF", "").strip())
                                        .toList(),
                                rows.subList(1, rows.size())));
    }

    /** The place of a column, -1 where there is none; upper and lower case are the same. */
    int index(String column) {
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).equalsIgnoreCase(column)) {
                return i;
            }
        }
        return -1;
    }
}
