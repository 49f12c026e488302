package io.plumbline.pipeline;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Runs statements on a folder of extracts: reads what they say and writes what an account would tell after them. It shares
 * nothing with the remedies, so that a statement that does less than its remedy claims is found out.
 */
final class StatementsOnExtracts {

    private static final String NAME = "\"((?:[^\"]|\"\")+)\"";
    private static final Pattern WAREHOUSE =
            Pattern.compile("ALTER WAREHOUSE " + NAME + " SET (AUTO_SUSPEND|MIN_CLUSTER_COUNT) = (\\d+)");
    private static final Pattern LIMIT =
            Pattern.compile("ALTER WAREHOUSE " + NAME + " SET STATEMENT_TIMEOUT_IN_SECONDS = (\\d+)");
    private static final Pattern VIEW = Pattern.compile("DROP VIEW " + NAME + "\\." + NAME + "\\." + NAME);
    private static final Pattern RETENTION = Pattern.compile(
            "ALTER TABLE " + NAME + "\\." + NAME + "\\." + NAME + " SET DATA_RETENTION_TIME_IN_DAYS = (\\d+)");
    private static final Pattern DISABLED = Pattern.compile("ALTER USER " + NAME + " SET DISABLED = TRUE");
    private static final Pattern ROLE = Pattern.compile("ALTER USER " + NAME + " SET DEFAULT_ROLE = " + NAME);
    private static final Pattern TOKEN = Pattern.compile(
            "ALTER USER " + NAME + " MODIFY PROGRAMMATIC ACCESS TOKEN " + NAME + " SET DISABLED = TRUE");
    private static final Pattern REVOKE =
            Pattern.compile("REVOKE (\\w+) ON ALL ([A-Z ]+)S IN SCHEMA " + NAME + "\\." + NAME + " FROM ROLE PUBLIC");

    private static final Pattern KEY = Pattern.compile("ALTER USER " + NAME + " UNSET RSA_PUBLIC_KEY(?:_2)?");
    private static final Pattern MASKED = Pattern.compile("ALTER TABLE " + NAME + "\\." + NAME + "\\." + NAME
            + " MODIFY COLUMN " + NAME + " SET MASKING POLICY " + NAME + "\\." + NAME + "\\." + NAME);

    private final Path folder;

    StatementsOnExtracts(Path folder) {
        this.folder = folder;
    }

    /** Runs a script; a statement that it does not know is an error. */
    void run(String script) throws IOException {
        String bare =
                script.lines().filter(line -> !line.startsWith("--")).reduce("", (one, other) -> one + other + "\n");
        for (String statement : bare.split(";\\s*\\n")) {
            if (!statement.isBlank()) {
                one(statement.strip());
            }
        }
    }

    private void one(String statement) throws IOException {
        List<String> said;
        if (!(said = said(WAREHOUSE, statement)).isEmpty()) {
            set("warehouses.csv", Map.of("NAME", said.get(0)), said.get(1), said.get(2));
        } else if (!(said = said(LIMIT, statement)).isEmpty()) {
            Map<String, String> warehouse = Map.of("WAREHOUSE_NAME", said.get(0));
            set("statement_limits.csv", warehouse, "VALUE", said.get(1));
            set("statement_limits.csv", warehouse, "LEVEL", "WAREHOUSE");
        } else if (!(said = said(VIEW, statement)).isEmpty()) {
            Map<String, String> view =
                    Map.of("TABLE_CATALOG", said.get(0), "TABLE_SCHEMA", said.get(1), "TABLE_NAME", said.get(2));
            remove("views.csv", view);
            remove("tables.csv", view);
        } else if (!(said = said(RETENTION, statement)).isEmpty()) {
            Map<String, String> table =
                    Map.of("TABLE_CATALOG", said.get(0), "TABLE_SCHEMA", said.get(1), "TABLE_NAME", said.get(2));
            set("tables.csv", table, "RETENTION_TIME", said.get(3));
        } else if (!(said = said(DISABLED, statement)).isEmpty()) {
            remove("users.csv", Map.of("NAME", said.get(0)));
            remove("credentials.csv", Map.of("USER_NAME", said.get(0)));
            remove("account_admins.csv", Map.of("GRANTED_TO", "USER", "GRANTEE_NAME", said.get(0)));
        } else if (!(said = said(ROLE, statement)).isEmpty()) {
            set("users.csv", Map.of("NAME", said.get(0)), "DEFAULT_ROLE", said.get(1));
        } else if (!(said = said(TOKEN, statement)).isEmpty()) {
            set("credentials.csv", Map.of("USER_NAME", said.get(0), "NAME", said.get(1)), "STATUS", "DISABLED");
        } else if (!(said = said(KEY, statement)).isEmpty()) {
            remove("credentials.csv", Map.of("USER_NAME", said.get(0), "TYPE", "KEYPAIR"));
        } else if (!(said = said(MASKED, statement)).isEmpty()) {
            List<List<String>> rows = rows("masked_columns.csv");
            rows.add(List.of(
                    said.get(0), said.get(1), said.get(2), said.get(3), "", said.get(4), said.get(5), said.get(6)));
            write("masked_columns.csv", rows);
        } else if (!(said = said(REVOKE, statement)).isEmpty()) {
            remove(
                    "public_grants.csv",
                    Map.of(
                            "PRIVILEGE", said.get(0),
                            "GRANTED_ON", said.get(1),
                            "TABLE_CATALOG", said.get(2),
                            "TABLE_SCHEMA", said.get(3)));
        } else {
            throw new IllegalArgumentException("not known here: " + statement);
        }
    }

    private static List<String> said(Pattern form, String statement) {
        Matcher found = form.matcher(statement);
        return !found.matches()
                ? List.of()
                : IntStream.rangeClosed(1, found.groupCount())
                        .mapToObj(i -> name(found.group(i)))
                        .toList();
    }

    private void remove(String file, Map<String, String> where) throws IOException {
        List<List<String>> rows = rows(file);
        List<String> header = rows.get(0);
        rows.subList(1, rows.size()).removeIf(row(header, where));
        write(file, rows);
    }

    private static String name(String quoted) {
        return quoted.replace("\"\"", "\"");
    }

    private void set(String file, Map<String, String> where, String column, String value) throws IOException {
        List<List<String>> rows = rows(file);
        int at = rows.get(0).indexOf(column);
        rows.stream().skip(1).filter(row(rows.get(0), where)).forEach(row -> row.set(at, value));
        write(file, rows);
    }

    private static Predicate<List<String>> row(List<String> header, Map<String, String> where) {
        return row -> where.entrySet().stream()
                .allMatch(cell -> row.get(header.indexOf(cell.getKey())).equals(cell.getValue()));
    }

    private List<List<String>> rows(String file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(folder.resolve(file))) {
            csv.forEach(row -> rows.add(new ArrayList<>(row.getFields())));
        }
        return rows;
    }

    private void write(String file, List<List<String>> rows) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(Files.newBufferedWriter(folder.resolve(file)))) {
            rows.forEach(csv::writeRecord);
        }
    }
}
