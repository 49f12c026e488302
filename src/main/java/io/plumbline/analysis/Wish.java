package io.plumbline.analysis;

import io.plumbline.job.UserError;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know of a table, in words that a template knows.
 *
 * @param table name or unique id of a model, source, seed or snapshot
 * @param database where the project leaves the table's to the connection; null for none
 * @param measures what is computed; the count of rows where there is none
 * @param by columns to group by
 * @param per a column of time and the unit to group it by; null for none
 * @param where conditions that all hold
 * @param top how many groups, those with most of the first measure; null for all
 * @param moreThan only groups with more rows than that; null for all
 */
public record Wish(
        String table,
        @Nullable String database,
        List<Measure> measures,
        List<String> by,
        @Nullable Per per,
        List<Condition> where,
        @Nullable Integer top,
        @Nullable Integer moreThan) {

    private static final Pattern CONDITION = Pattern.compile(
            "\\s*(\\S+?)\\s*(<>|!=|<=|>=|=|<|>|\\s(?:is\\s+not\\s+null|is\\s+null|like)(?:\\s|$))\\s*(.*?)\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** What is computed of the rows of a group. */
    public enum Kind {
        COUNT,
        DISTINCT,
        NULLS,
        SUM,
        AVG,
        MIN,
        MAX
    }

    /** @param column empty for the count of rows */
    public record Measure(Kind kind, String column) {}

    /** A unit of time. */
    public enum Unit {
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR
    }

    public record Per(Unit unit, String column) {}

    /**
     * @param operator as SQL writes it
     * @param value as a person writes it; empty for {@code is null} and {@code is not null}
     */
    public record Condition(String column, String operator, String value) {}

    public Wish {
        measures = measures.isEmpty() ? List.of(new Measure(Kind.COUNT, "")) : List.copyOf(measures);
        by = List.copyOf(by);
        where = List.copyOf(where);
        if (top != null && top < 1 || moreThan != null && moreThan < 0) {
            throw UserError.input(
                    "a number of groups or rows is below what can be; expected top 1 or more, more than 0 or more",
                    "For example --top 10, --more-than 1.");
        }
    }

    /** {@code count}, {@code sum:net_amount} … */
    public static Measure measure(String text) {
        String[] part = text.split(":", 2);
        String column = part.length > 1 ? part[1].strip() : "";
        try {
            Kind kind = Kind.valueOf(part[0].strip().toUpperCase(Locale.ROOT));
            if (kind == Kind.COUNT || !column.isEmpty()) {
                return new Measure(kind, column);
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw UserError.input(
                "\"" + text
                        + "\" is no measure; expected count, or distinct, nulls, sum, avg, min or max with a column",
                "Write it as sum:net_amount.");
    }

    /** {@code month:ordered_at}. */
    public static Per per(String text) {
        String[] part = text.split(":", 2);
        try {
            if (part.length == 2 && !part[1].isBlank()) {
                return new Per(Unit.valueOf(part[0].strip().toUpperCase(Locale.ROOT)), part[1].strip());
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw UserError.input(
                "\"" + text + "\" is no unit of time with a column; units: day, week, month, quarter, year",
                "Write it as month:ordered_at.");
    }

    /** {@code status = shipped}, {@code amount >= 10}, {@code closed_at is null}. */
    public static Condition condition(String text) {
        Matcher found = CONDITION.matcher(text);
        String operator = found.matches()
                ? found.group(2).strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ")
                : "";
        boolean bare = operator.startsWith("is ");
        if (operator.isEmpty() || bare != found.group(3).isEmpty()) {
            throw UserError.input(
                    "\"" + text + "\" is no condition; expected a column, one of = <> < <= > >= like, and a value",
                    "Write it as \"status = shipped\", or \"closed_at is null\".");
        }
        return new Condition(found.group(1), operator.equals("!=") ? "<>" : operator, found.group(3));
    }
}
