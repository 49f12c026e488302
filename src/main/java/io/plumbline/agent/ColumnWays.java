package io.plumbline.agent;

import io.plumbline.model.Artifact;
import io.plumbline.model.Location;
import io.plumbline.model.RenderedSql;
import io.plumbline.sql.ColumnOrigin;
import io.plumbline.sql.ColumnUse;
import io.plumbline.sql.OutputColumn;
import io.plumbline.sql.ProjectSql;
import io.plumbline.sql.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells how a column is computed, back to where it first comes from; or what is computed from it. */
final class ColumnWays implements Tool {

    private static final int MOST_STEPS = 8;

    private final Knowledge knowledge;
    private final boolean up;

    ColumnWays(Knowledge knowledge, boolean up) {
        this.knowledge = knowledge;
        this.up = up;
    }

    @Override
    public Intent intent() {
        return up ? Intent.COLUMN_ORIGIN : Intent.COLUMN_USERS;
    }

    @Override
    public List<Draft> run(Map<String, String> inputs) {
        Artifact node =
                knowledge.estate().artifact(inputs.getOrDefault("node", "")).orElse(null);
        ProjectSql sql = node == null ? null : knowledge.sql(node).orElse(null);
        TableName table = sql == null || node == null ? null : sql.table(node.id());
        if (sql == null || table == null) {
            return List.of();
        }
        String name = sql.dialect().fold(inputs.getOrDefault("column", ""), false);
        ColumnOrigin start = new ColumnOrigin(table, name);
        return up ? origins(sql, start) : used(sql, start, "users " + inputs.get("node") + " " + name);
    }

    private List<Draft> origins(ProjectSql sql, ColumnOrigin start) {
        List<Draft> drafts = new ArrayList<>();
        Set<ColumnOrigin> seen = new HashSet<>(Set.of(start));
        Deque<ColumnOrigin> todo = new ArrayDeque<>(List.of(start));
        while (!todo.isEmpty() && drafts.size() < MOST_STEPS) {
            ColumnOrigin next = todo.remove();
            OutputColumn made = sql.lineage().column(next);
            Artifact node = sql.node(next.table());
            if (made != null && node != null) {
                drafts.add(step(sql, next, made, node));
                made.from().stream().filter(seen::add).forEach(todo::add);
            }
        }
        Artifact first = sql.node(start.table());
        if (first != null && todo.stream().anyMatch(next -> sql.lineage().column(next) != null)) {
            drafts.add(Draft.at(
                    "What stands further behind is not listed here.",
                    List.of(),
                    "made " + first.id() + " " + start.column()));
        }
        return drafts;
    }

    /** What is made from a column, then what it decides on, or that there is neither. */
    private static List<Draft> used(ProjectSql sql, ColumnOrigin start, String query) {
        List<Draft> drafts = new ArrayList<>(users(sql, start, query));
        drafts.addAll(Draft.first(decided(sql, start.table(), start.column()), query, use -> {
            RenderedSql text = use.node().rendered();
            Location file = use.node().location();
            int line = text == null ? 1 : text.templateLine(use.use().span().line());
            return Draft.at(
                    Phrases.name(use.node()) + word(use.use().role()) + column(start) + ".",
                    List.of(new Location(file.source(), file.path(), line, line)),
                    query,
                    "node " + use.node().id());
        }));
        return drafts.isEmpty()
                ? List.of(Draft.at(
                        "No SQL that can be followed uses " + column(start) + " of " + table(sql, start) + ".",
                        List.of(),
                        query))
                : drafts;
    }

    private static String word(ColumnUse.Role role) {
        return switch (role) {
            case FILTER -> " filters by ";
            case JOIN -> " joins by ";
            case GROUP -> " groups by ";
            case ORDER -> " orders by ";
        };
    }

    /** A condition, grouping or order of another node that a column has a part in. */
    record Decided(Artifact node, ColumnUse use) {}

    static List<Decided> decided(ProjectSql sql, @Nullable TableName table, String column) {
        if (table == null) {
            return List.of();
        }
        List<Decided> decided = new ArrayList<>();
        for (TableName reader : table == null
                ? Set.<TableName>of()
                : new TreeSet<>(sql.lineage().readers(table))) {
            Artifact node = sql.node(reader);
            var made = sql.lineage().model(reader);
            if (node != null && made != null) {
                made.uses().stream()
                        .filter(use -> use.origin().equals(new ColumnOrigin(table, column)))
                        .filter(use -> decided.stream()
                                .noneMatch(one ->
                                        one.node().equals(node) && one.use().role() == use.role()))
                        .forEach(use -> decided.add(new Decided(node, use)));
            }
        }
        return decided;
    }

    private static List<Draft> users(ProjectSql sql, ColumnOrigin start, String query) {
        return Draft.first(users(sql, start.table(), start.column()), query, user -> {
            OutputColumn made = Objects.requireNonNull(sql.lineage().column(user));
            return step(sql, user, made, Objects.requireNonNull(sql.node(user.table())));
        });
    }

    /** The columns that are made from one, as far as it is known what makes them. */
    static List<ColumnOrigin> users(ProjectSql sql, @Nullable TableName table, String column) {
        return table == null
                ? List.of()
                : sql.lineage().users(new ColumnOrigin(table, column)).stream()
                        .filter(user -> sql.lineage().column(user) != null && sql.node(user.table()) != null)
                        .toList();
    }

    private static Draft step(ProjectSql sql, ColumnOrigin column, OutputColumn made, Artifact node) {
        String subject = column(column) + " of " + Phrases.name(node);
        List<String> from = made.from().stream()
                .map(origin -> column(origin) + " of " + table(sql, origin))
                .toList();
        String text;
        if (from.isEmpty()) {
            text = subject
                    + (made.certainty() == OutputColumn.Certainty.UNKNOWN
                            ? " comes from columns that are not known."
                            : " is computed from no column.");
        } else {
            String how =
                    switch (made.certainty()) {
                        case DIRECT -> " is taken as it is from ";
                        case DERIVED -> " is computed from ";
                        case UNKNOWN -> " comes, as far as is known, from ";
                    };
            text = subject + how + Phrases.listed(from) + ".";
        }
        return Draft.at(
                text,
                places(made, node),
                "columns " + node.id(),
                "parents " + node.id(),
                "made " + node.id() + " " + column.column());
    }

    /** The result of the query {@code made ID COLUMN}: the column, then the columns it is made from. */
    static List<String> made(ProjectSql sql, String id, String column) {
        TableName table = sql.table(id);
        OutputColumn made = table == null ? null : sql.lineage().column(new ColumnOrigin(table, column));
        return made == null
                ? List.of()
                : Stream.concat(
                                Stream.of(column),
                                made.from().stream()
                                        .map(origin -> origin.column().toLowerCase(Locale.ROOT) + " of "
                                                + table(sql, origin).replace("`", "")))
                        .toList();
    }

    /** The lines of the expression, then the file. */
    private static List<Location> places(OutputColumn made, Artifact node) {
        RenderedSql sql = node.rendered();
        Location file = node.location();
        if (sql == null) {
            return List.of(file);
        }
        int first = sql.templateLine(made.span().line());
        int last = Math.max(first, sql.templateLine(made.span().endLine()));
        return Stream.of(new Location(file.source(), file.path(), first, last), file)
                .toList();
    }

    private static String column(ColumnOrigin origin) {
        return origin.column().equals("*")
                ? "some column"
                : "`" + origin.column().toLowerCase(Locale.ROOT) + "`";
    }

    private static String table(ProjectSql sql, ColumnOrigin origin) {
        @Nullable Artifact node = sql.node(origin.table());
        return node == null ? "`" + origin.table() + "`" : Phrases.name(node);
    }
}
