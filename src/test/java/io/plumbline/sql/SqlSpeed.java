package io.plumbline.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures reading on a folder of SQL files: ten rounds, so that the last ones are warm. Run its main method with the folder
 * as argument; it prints milliseconds for parsing alone, then for parsing with structure and column lineage.
 */
final class SqlSpeed {

    private static final int ROUNDS = 10;

    private SqlSpeed() {}

    public static void main(String[] arguments) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".sql")).toList()) {
                texts.add(Files.readString(file));
            }
        }
        long lines = texts.stream().mapToLong(t -> t.lines().count()).sum();
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            texts.forEach(SqlStatements::parse);
            long parsed = System.nanoTime();
            texts.forEach(SqlSpeed::everything);
            long followed = System.nanoTime();
            System.out.printf(
                    "%d lines: parse %d ms, parse with structure and lineage %d ms%n",
                    lines, (parsed - start) / 1_000_000, (followed - parsed) / 1_000_000);
        }
    }

    private static void everything(String sql) {
        for (SqlStatement statement : SqlStatements.parse(sql).statements()) {
            Structure.of(statement);
            ColumnLineage.of(statement, Dialect.SNOWFLAKE, KnownColumns.NONE);
        }
    }
}
