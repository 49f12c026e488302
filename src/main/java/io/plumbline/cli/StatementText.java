package io.plumbline.cli;

import io.plumbline.pipeline.StatementFacts;
import java.util.ArrayList;
import java.util.List;

/** Statements for people: the file, then for each statement what it reads, writes and gives out. */
final class StatementText {

    private static final int WIDEST_NAME = 40;

    private StatementText() {}

    static List<String> of(String file, List<StatementFacts> statements) {
        List<String> lines = new ArrayList<>();
        lines.add(file);
        if (statements.isEmpty()) {
            lines.add("  no statement");
        }
        statements.forEach(statement -> add(statement, lines));
        return lines;
    }

    private static void add(StatementFacts statement, List<String> lines) {
        lines.add("  " + statement.kind());
        names("reads", statement.reads(), lines);
        names("writes", statement.writes(), lines);
        int width = Math.min(
                WIDEST_NAME,
                statement.columns().stream()
                        .mapToInt(column -> name(column).length())
                        .max()
                        .orElse(0));
        String title = "columns";
        for (StatementFacts.Column column : statement.columns()) {
            String format = "    %-8s %-" + Math.max(1, width) + "s  %-7s  %s";
            List<String> origins = origins(column);
            lines.add(format.formatted(title, name(column), column.certainty(), origins.get(0))
                    .stripTrailing());
            origins.stream().skip(1).forEach(origin -> lines.add(format.formatted("", "", "", origin)));
            title = "";
        }
        statement
                .errors()
                .forEach(error ->
                        lines.add("    error    %d:%d %s".formatted(error.line(), error.column(), error.message())));
    }

    private static void names(String title, List<String> names, List<String> lines) {
        for (int i = 0; i < names.size(); i++) {
            lines.add("    %-8s %s".formatted(i == 0 ? title : "", names.get(i)));
        }
    }

    private static String name(StatementFacts.Column column) {
        return column.name().isEmpty() ? "(no name)" : column.name();
    }

    private static List<String> origins(StatementFacts.Column column) {
        return column.from().isEmpty()
                ? List.of("")
                : column.from().stream()
                        .map(origin -> origin.table() + "." + origin.column())
                        .toList();
    }
}
