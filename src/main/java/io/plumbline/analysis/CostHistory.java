package io.plumbline.analysis;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.plumbline.catalog.Documents;
import io.plumbline.job.SourceSpec;
import io.plumbline.model.FileTree;
import io.plumbline.sql.Dialect;
import io.plumbline.sql.SqlStatement;
import io.plumbline.sql.SqlStatements;
import io.plumbline.sql.Token;
import io.plumbline.sql.Token.Type;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What queries like a new one cost, by the account's extracts that a job stored. */
final class CostHistory {

    /** The extract keeps so many characters of a query, the last ones; a text of that length may have lost its beginning. */
    private static final int KEPT = 1_000;

    /** @param why there is none; empty where there is one */
    record Answer(Plan.@Nullable History history, String why) {}

    private record Before(boolean same, long runs, BigDecimal each) {}

    private final Documents documents;

    CostHistory(Documents documents) {
        this.documents = documents;
    }

    Answer of(SourceSpec source, SqlStatement statement, String sql) {
        Optional<FileTree> tree = documents.tree(source.name());
        if (tree.isEmpty() || !tree.get().paths().contains("queries.csv")) {
            return new Answer(null, "no run has read this account's queries yet");
        }
        try {
            List<Before> like = like(text(tree.get(), "queries.csv"), statement, sql);
            boolean same = like.stream().anyMatch(Before::same);
            List<Before> counted =
                    like.stream().filter(one -> one.same() || !same).toList();
            if (counted.isEmpty()) {
                return new Answer(null, "no query of the account's history reads the same tables");
            }
            return new Answer(history(counted, same, text(tree.get(), "account.csv")), "");
        } catch (IOException | RuntimeException e) {
            return new Answer(null, "the account's extracts cannot be read: " + e.getMessage());
        }
    }

    private static String text(FileTree tree, String path) throws IOException {
        return new String(tree.bytes(path), StandardCharsets.UTF_8);
    }

    private static List<Before> like(String csv, SqlStatement statement, String sql) throws IOException {
        String shape = shape(sql);
        List<Before> like = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
            for (NamedCsvRecord row : rows) {
                String text = row.findField("QUERY_TEXT").orElse("");
                long runs = number(row, "RUNS").longValue();
                if (text.isEmpty() || text.length() >= KEPT || runs < 1) {
                    continue;
                }
                boolean same = shape(text).equals(shape);
                if (same || readsTheSame(text, statement)) {
                    like.add(new Before(
                            same,
                            runs,
                            number(row, "CREDITS").divide(BigDecimal.valueOf(runs), 6, RoundingMode.HALF_UP)));
                }
            }
        }
        return like;
    }

    private static BigDecimal number(NamedCsvRecord row, String column) {
        String text = row.findField(column).orElse("").strip();
        return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
    }

    private static boolean readsTheSame(String text, SqlStatement statement) {
        SqlStatements read = SqlStatements.parse(text, Dialect.SNOWFLAKE);
        return read.statements().size() == 1
                && read.ok()
                && read.statements().get(0).writes().isEmpty()
                && !statement.reads().isEmpty()
                && new HashSet<>(read.statements().get(0).reads()).equals(new HashSet<>(statement.reads()));
    }

    /** The statement without comments, and with every literal as a question mark. */
    private static String shape(String sql) {
        return SqlStatements.tokens(sql, Dialect.SNOWFLAKE).stream()
                .filter(token -> token.type() != Type.COMMENT && token.type() != Type.END)
                .filter(token -> !token.word().equals(";"))
                .map(CostHistory::word)
                .collect(Collectors.joining(" "));
    }

    private static String word(Token token) {
        return switch (token.type()) {
            case STRING, NUMBER -> "?";
            case QUOTED -> "\"" + token.value() + "\"";
            default -> token.word();
        };
    }

    private static Plan.History history(List<Before> like, boolean same, String account) throws IOException {
        String from = "";
        String until = "";
        String price = "";
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(account)) {
            for (NamedCsvRecord row : rows) {
                from = row.findField("FROM_DAY").orElse("");
                until = row.findField("UNTIL_DAY").orElse("");
                BigDecimal credit = number(row, "PRICE_PER_CREDIT");
                price = credit.signum() > 0
                        ? credit.toPlainString() + " "
                                + row.findField("CURRENCY").orElse("")
                        : "";
            }
        }
        return new Plan.History(
                same ? "statement" : "tables",
                like.stream().mapToLong(Before::runs).sum(),
                like.stream().map(Before::each).min(BigDecimal::compareTo).orElse(BigDecimal.ZERO),
                like.stream().map(Before::each).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO),
                from,
                until,
                price);
    }
}
