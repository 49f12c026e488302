package io.plumbline.analysis;

import io.plumbline.job.Suggestion;
import io.plumbline.job.UserError;
import io.plumbline.sql.Dialect;
import io.plumbline.sql.GuardPolicy;
import io.plumbline.sql.KnownTable;
import io.plumbline.sql.ReadOnlyGuard;
import io.plumbline.sql.SqlStatement;
import io.plumbline.sql.SqlStatements;
import io.plumbline.sql.TableName;
import io.plumbline.sql.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes a query for a wish. Tables and columns come from what is known of the project and from nowhere else; values become
 * literals. What it wrote is read again: it has to read that one table, and the guard has to let it through.
 */
public final class Drafting {

    private static final Pattern NUMERIC =
            Pattern.compile("(?i)(number|numeric|decimal|int|integer|bigint|smallint|tinyint|float|double|real)\\b.*");
    private static final Pattern TIME = Pattern.compile("(?i)(date|datetime|timestamp)\\w*\\b.*");

    private final Wish wish;
    private final KnownTable table;
    private final TableName name;
    private final Set<String> links = new LinkedHashSet<>();
    private final List<String> remarks = new ArrayList<>();

    private Drafting(Wish wish, KnownTable table) {
        this.wish = wish;
        this.table = table;
        this.name = inDatabase(table.name());
    }

    private TableName inDatabase(TableName known) {
        String database = wish.database();
        if (known.parts().size() == 3) {
            return known;
        }
        if (database == null || known.parts().size() != 2) {
            remarks.add("the project leaves the database of " + known + " to the connection; name it with --database");
            return known;
        }
        remarks.add("the database is yours: the project does not name one for " + known);
        return new TableName(
                List.of(Dialect.SNOWFLAKE.fold(database, false), known.parts().get(0), known.identifier()));
    }

    /**
     * @param tables what is known
     * @throws UserError of kind INPUT where the wish names what is not known, or adds up what is no number
     */
    public static QueryDraft of(Wish wish, Collection<KnownTable> tables) {
        return new Drafting(wish, named(wish.table(), tables)).draft();
    }

    private static KnownTable named(String name, Collection<KnownTable> tables) {
        List<KnownTable> found = tables.stream()
                .filter(one -> one.id().equals(name) || one.label().equalsIgnoreCase(name))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        List<String> labels = tables.stream().map(KnownTable::label).sorted().toList();
        throw found.isEmpty()
                ? UserError.input(
                        "no model, source, seed or snapshot is called \"" + name + "\"",
                        Suggestion.orElse(name, labels, "All of them: plumbline graph DIR"))
                : UserError.input(
                        "\"" + name + "\" names " + found.size() + " tables",
                        "Use one of " + found.stream().map(KnownTable::id).collect(Collectors.joining(", ")) + ".");
    }

    private QueryDraft draft() {
        links.add(table.label() + ": " + name + ", " + table.at().path() + ":"
                + table.at().line());
        List<String> groups = groups();
        List<String> measures = wish.measures().stream().map(this::measure).toList();
        StringBuilder sql = new StringBuilder("select\n    ");
        sql.append(String.join(",\n    ", concat(groups, measures))).append("\nfrom ");
        sql.append(name.parts().stream().map(Names::of).collect(Collectors.joining(".")));
        if (!wish.where().isEmpty()) {
            sql.append("\nwhere ")
                    .append(wish.where().stream().map(this::condition).collect(Collectors.joining("\n    and ")));
        }
        if (!groups.isEmpty()) {
            sql.append("\ngroup by ").append(numbers(groups.size()));
        }
        if (wish.moreThan() != null) {
            sql.append("\nhaving count(*) > ").append(wish.moreThan());
        }
        if (!groups.isEmpty()) {
            boolean most = wish.top() != null || wish.moreThan() != null;
            sql.append("\norder by ")
                    .append(most ? groups.size() + 1 + " desc, " : "")
                    .append(numbers(groups.size()));
        }
        if (wish.top() != null) {
            sql.append("\nlimit ").append(wish.top());
        }
        sql.append('\n');
        checked(sql.toString());
        return new QueryDraft(sql.toString(), Meaning.of(wish, table.label()), List.copyOf(links), remarks);
    }

    private static List<String> concat(List<String> one, List<String> other) {
        List<String> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private static String numbers(int groups) {
        return IntStream.rangeClosed(1, groups).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    }

    private List<String> groups() {
        List<String> groups = new ArrayList<>();
        Wish.Per per = wish.per();
        if (per != null) {
            String column = column(per.column());
            type(column, TIME, "a date or time");
            String unit = per.unit().name().toLowerCase(Locale.ROOT);
            groups.add(
                    "date_trunc('" + unit + "', " + Names.of(column) + ") as " + Names.of(column + "_" + per.unit()));
        }
        wish.by().forEach(name -> groups.add(Names.of(column(name))));
        return groups;
    }

    private String measure(Wish.Measure measure) {
        if (measure.column().isEmpty()) {
            return "count(*) as row_count";
        }
        String column = column(measure.column());
        String name = Names.of(column);
        String alias = " as " + Names.of(measure.kind() + "_" + column);
        return switch (measure.kind()) {
            case COUNT -> "count(" + name + ")" + alias;
            case DISTINCT -> "count(distinct " + name + ")" + alias;
            case NULLS -> "count(*) - count(" + name + ")" + alias;
            case MIN -> "min(" + name + ")" + alias;
            case MAX -> "max(" + name + ")" + alias;
            case SUM -> "sum(" + number(column) + ")" + alias;
            case AVG -> "avg(" + number(column) + ")" + alias;
        };
    }

    private String number(String column) {
        type(column, NUMERIC, "a number");
        return Names.of(column);
    }

    private void type(String column, Pattern expected, String what) {
        String type = table.columns().getOrDefault(column, "");
        if (type.isEmpty()) {
            remarks.add("nothing says whether " + column + " is " + what);
        } else if (!expected.matcher(type).matches()) {
            throw UserError.input(
                    "column " + column + " of " + table.label() + " is " + type + "; expected " + what,
                    "Use another column.");
        }
    }

    private String condition(Wish.Condition condition) {
        String column = Names.of(column(condition.column()));
        return condition.value().isEmpty()
                ? column + " " + condition.operator()
                : column + " " + condition.operator() + " " + Names.literal(condition.value());
    }

    /** The column of a name, as the table has it. */
    private String column(String name) {
        String folded = Dialect.SNOWFLAKE.fold(name, false);
        String found = table.columns().containsKey(name) ? name : folded;
        String type = table.columns().get(found);
        if (type == null) {
            List<String> names = table.columns().keySet().stream()
                    .map(one -> one.toLowerCase(Locale.ROOT))
                    .toList();
            throw UserError.input(
                    table.label() + " has no column \"" + name + "\" that anything names",
                    Suggestion.orElse(
                            name.toLowerCase(Locale.ROOT),
                            names,
                            names.isEmpty() ? "None of its columns is known." : "Known: " + String.join(", ", names)));
        }
        links.add(name + ": column " + found + " of " + table.label() + (type.isEmpty() ? "" : ", " + type));
        return found;
    }

    private void checked(String sql) {
        Verdict verdict =
                new ReadOnlyGuard(new GuardPolicy(Set.of(), List.of(), false, false), Dialect.SNOWFLAKE).check(sql);
        List<SqlStatement> read = SqlStatements.parse(sql, Dialect.SNOWFLAKE).statements();
        boolean alone = read.size() == 1 && read.get(0).reads().equals(List.of(name));
        if (!verdict.accepted() || !alone) {
            throw new IllegalStateException("a template gave a query that does not hold: " + verdict + "\n" + sql);
        }
    }
}
