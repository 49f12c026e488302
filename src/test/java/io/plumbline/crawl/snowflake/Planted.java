package io.plumbline.crawl.snowflake;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is planted for one rule: rows of ACCOUNT_USAGE with its fault and rows of a corrected twin, and what has to be found. A line {@code
 * == view} begins CSV with a header; {@code 30* a,b} stands for a row thirty times, {@code {n}} in it for its number, {@code {nn}} with two
 * digits, {@code {day}} for the
 * day of the window of that number and {@code {day+7}} for one a week later. {@code == queries} fills QUERY_HISTORY and, from a column
 * CREDITS, QUERY_ATTRIBUTION_HISTORY; its column NODE becomes the comment that dbt writes. {@code == show warehouses} has columns of SHOW,
 * {@code == a/path.sql} is a file of a dbt project, {@code == truth} lists rule, subject and the most that can be saved a month.
 */
record Planted(String name, Map<String, String> files, List<String> truth, Map<String, List<List<String>>> rows) {

    static final LocalDate FIRST = LocalDate.of(2026, 10, 2);

    private static final int DAYS = 30;
    private static final Pattern TIMES = Pattern.compile("(\\d+)\\* (.*)");
    private static final Pattern DAY = Pattern.compile("\\{day(?:\\+(\\d+))?}");

    static Planted of(Path file) {
        Planted planted = new Planted(
                file.getFileName().toString().replace(".txt", ""), new TreeMap<>(), new ArrayList<>(), new TreeMap<>());
        try {
            for (String part : Files.readString(file).split("(?m)^== ")) {
                String head = part.lines().findFirst().orElse("");
                planted.add(head, part.substring(Math.min(part.length(), head.length() + 1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return planted;
    }

    private void add(String head, String body) {
        if (head.equals("truth")) {
            body.lines().filter(line -> !line.isBlank()).forEach(truth::add);
        } else if (head.contains(".")) {
            files.put(head, body);
        } else if (!head.isEmpty() && !head.startsWith("#")) {
            rows.computeIfAbsent(head, view -> new ArrayList<>())
                    .addAll(csv(body.lines().flatMap(Planted::repeated).collect(Collectors.joining("\n"))));
        }
    }

    private static Stream<String> repeated(String line) {
        Matcher times = TIMES.matcher(line);
        return times.matches()
                ? Stream.iterate(1, n -> n + 1)
                        .limit(Integer.parseInt(times.group(1)))
                        .map(n -> filled(times.group(2), n))
                : Stream.of(filled(line, 1));
    }

    private static String filled(String line, int n) {
        return DAY.matcher(line.replace("{n}", String.valueOf(n)).replace("{nn}", "%02d".formatted(n)))
                .replaceAll(day -> {
                    int later = day.group(1) == null ? 0 : Integer.parseInt(day.group(1));
                    return FIRST.plusDays((n - 1 + later) % DAYS).toString();
                });
    }

    private static List<List<String>> csv(String text) {
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(text)) {
            return csv.stream().map(CsvRecord::getFields).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void plant(FakeSnowflake snowflake) throws SQLException {
        for (Map.Entry<String, List<List<String>>> view : rows.entrySet()) {
            List<String> columns = view.getValue().get(0);
            List<Map<String, String>> cells = new ArrayList<>();
            for (List<String> row : view.getValue().subList(1, view.getValue().size())) {
                Map<String, String> one = new HashMap<>();
                for (int i = 0; i < columns.size(); i++) {
                    one.put(columns.get(i), row.get(i));
                }
                one.values().removeIf(String::isEmpty);
                cells.add(one);
            }
            switch (view.getKey()) {
                case "show warehouses" -> cells.forEach(row -> show(snowflake.account, row));
                case "queries" -> queries(snowflake, cells);
                default -> insert(snowflake, view.getKey(), cells);
            }
        }
    }

    private static void show(Account account, Map<String, String> row) {
        account.warehouse(row.get("name"), new HashMap<>(row));
        account.grant("MONITOR", "WAREHOUSE", row.get("name"), "READER");
    }

    private void queries(FakeSnowflake snowflake, List<Map<String, String>> rows) throws SQLException {
        List<Map<String, String>> credits = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = rows.get(i);
            row.putIfAbsent("QUERY_ID", name + "-" + i);
            row.putIfAbsent("EXECUTION_STATUS", "SUCCESS");
            row.putIfAbsent("WAREHOUSE_NAME", "AUDIT_WH");
            String node = row.remove("NODE");
            if (node != null) {
                row.put("QUERY_TEXT", "select 1 /* {\"app\": \"dbt\", \"node_id\": \"" + node + "\"} */");
            }
            String credit = row.remove("CREDITS");
            if (credit != null) {
                credits.add(new HashMap<>(Map.of(
                        "QUERY_ID", row.get("QUERY_ID"),
                        "QUERY_PARAMETERIZED_HASH", row.get("QUERY_PARAMETERIZED_HASH"),
                        "START_TIME", row.get("START_TIME"),
                        "CREDITS_ATTRIBUTED_COMPUTE", credit)));
            }
        }
        insert(snowflake, "query_history", rows);
        insert(snowflake, "query_attribution_history", credits);
    }

    private static void insert(FakeSnowflake snowflake, String view, List<Map<String, String>> rows)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        Map<String, String> types = AccountUsage.columns(view);
        List<String> columns = rows.stream()
                .flatMap(row -> row.keySet().stream())
                .distinct()
                .sorted()
                .toList();
        String marks = columns.stream()
                .map(column -> "?::" + type(view, types.get(column), column))
                .collect(Collectors.joining(", ", "(", ")"));
        List<String> values = new ArrayList<>();
        rows.forEach(row -> columns.forEach(column -> values.add(row.get(column))));
        snowflake.seed(
                "insert into snowflake.account_usage." + view.toLowerCase(Locale.ROOT)
                        + columns.stream().collect(Collectors.joining("\", \"", " (\"", "\") values "))
                        + rows.stream().map(row -> marks).collect(Collectors.joining(", ")),
                values.toArray());
    }

    private static String type(String view, String type, String column) {
        if (type == null) {
            throw new IllegalArgumentException(view + " has no column " + column);
        }
        return type.equals("number") ? "number(38, 9)" : type;
    }
}
