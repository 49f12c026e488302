package io.plumbline.audit.dbt;

import io.plumbline.model.Estate;
import io.plumbline.model.Project;
import io.plumbline.model.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The rows a project excuses in its seed {@code dbt_project_evaluator_exceptions.csv} ({@code fct_name},
 * {@code column_name}, {@code id_to_exclude} as a LIKE pattern, {@code comment}).
 */
public final class Exceptions {

    /** The name of the seed. */
    public static final String SEED = "dbt_project_evaluator_exceptions";

    private record Excuse(String table, String column, Like pattern) {}

    private final List<Excuse> excuses;

    private Exceptions(List<Excuse> excuses) {
        this.excuses = List.copyOf(excuses);
    }

    static Exceptions of(Estate estate, Project project) {
        List<Excuse> excuses = new ArrayList<>();
        estate.of(Seed.class)
                .filter(seed -> seed.name().equals(SEED)
                        && seed.enabled()
                        && seed.packageName().equals(project.name()))
                .flatMap(seed ->
                        estate.file(seed.location().source(), seed.location().path()).stream())
                .forEach(file -> read(Csv.rows(file.text()), excuses));
        return new Exceptions(excuses);
    }

    private static void read(List<List<String>> rows, List<Excuse> excuses) {
        if (rows.isEmpty()) {
            return;
        }
        List<String> header = rows.get(0).stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        int table = header.indexOf("fct_name");
        int column = header.indexOf("column_name");
        int pattern = header.indexOf("id_to_exclude");
        if (table < 0 || column < 0 || pattern < 0) {
            return;
        }
        for (List<String> row : rows.subList(1, rows.size())) {
            if (row.size() > Math.max(table, Math.max(column, pattern))) {
                excuses.add(new Excuse(
                        row.get(table).strip(),
                        row.get(column).strip().toLowerCase(Locale.ROOT),
                        new Like(row.get(pattern).strip())));
            }
        }
    }

    /** Whether a row is excused. As in SQL, a null in an excused column takes the row out as well. */
    boolean excuse(List<String> tables, Map<String, Object> row) {
        return excuses.stream()
                .filter(e -> tables.contains(e.table()) && row.containsKey(e.column()))
                .anyMatch(e -> {
                    Object value = row.get(e.column());
                    return value == null || e.pattern().matches(value.toString());
                });
    }
}
