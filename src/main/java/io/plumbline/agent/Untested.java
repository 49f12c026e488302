package io.plumbline.agent;

import io.plumbline.model.Area;
import io.plumbline.model.Artifact;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Model;
import io.plumbline.model.RenderedSql;
import io.plumbline.model.Test;
import io.plumbline.sql.ColumnOrigin;
import io.plumbline.sql.ColumnUse;
import io.plumbline.sql.Expr;
import io.plumbline.sql.ProjectSql;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.SelectItem;
import io.plumbline.sql.SqlStatements;
import io.plumbline.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells which tests to add: what the rules on testing find with the fixes that were tried, columns that others join by and
 * nobody tests, and columns whose SQL lists the only values they can have. Not safe for concurrent use.
 */
final class Untested implements Tool {

    private final Knowledge knowledge;
    private final Lineage lineage;
    private final Advice advice;
    private final Map<String, List<Key>> known = new HashMap<>();

    Untested(Knowledge knowledge, Lineage lineage, Advice advice) {
        this.knowledge = knowledge;
        this.lineage = lineage;
        this.advice = advice;
    }

    /** A column that others join by and no test looks at. */
    private record Key(Artifact node, String column, Set<String> joiners) {}

    /** A column that has one of a few values, and the lines of the CASE that says so. */
    private record Choice(String column, List<String> values, Location place) {}

    @Override
    public Intent intent() {
        return Intent.TESTS_TO_ADD;
    }

    @Override
    public List<Draft> run(Map<String, String> inputs) {
        String id = inputs.getOrDefault("node", "*");
        Artifact node = knowledge.estate().artifact(id).orElse(null);
        List<Draft> drafts = new ArrayList<>();
        if (node != null) {
            List<String> all = lineage.columns(id);
            List<String> open = open(node);
            drafts.add(Draft.at(
                    open.isEmpty()
                            ? "A test looks at every column of " + Phrases.name(node) + "."
                            : open.size() + " of " + Phrases.counted(all.size(), "column") + " of " + Phrases.name(node)
                                    + " have no test: " + Phrases.names(open) + ".",
                    List.of(),
                    "untested " + id));
        }
        Map<String, String> traits = new TreeMap<>(Map.of("area", Area.TESTING.label()));
        String path = inputs.get("path");
        if (path != null) {
            traits.put("path", path);
        }
        String query = "findings " + new FindingFilter(id, traits);
        List<Finding> found = FindingFilter.read(query.substring(9)).in(knowledge);
        drafts.addAll(advice.advised(
                node == null
                        ? new Docket(knowledge.estate(), found)
                                .all().stream().limit(Advice.FIRST).toList()
                        : found,
                query));
        List<Key> keys = keys(id).stream()
                .filter(key -> path == null || key.node().location().path().startsWith(path + "/"))
                .toList();
        drafts.addAll(Draft.first(keys, "untested " + id, key -> joined(key, id)));
        choices(node)
                .forEach(choice -> drafts.add(Draft.at(
                        "`" + choice.column() + "` can only be " + Phrases.names(choice.values())
                                + " by its CASE, and no test of accepted values says so.",
                        List.of(choice.place()),
                        "untested " + id)));
        return drafts.isEmpty()
                ? List.of(Draft.at("No rule on testing has a finding here.", List.of(), query))
                : drafts;
    }

    private static Draft joined(Key key, String id) {
        return Draft.at(
                "Joins of " + Phrases.counted(key.joiners().size(), "model") + " go by `" + key.column() + "` of "
                        + Phrases.name(key.node()) + ", and no test looks at it.",
                List.of(),
                "untested " + id);
    }

    /** Columns without a test of their own, or of an expression that names them. */
    private List<String> open(Artifact node) {
        List<Test> tests = knowledge.estate().tests(node.id());
        return lineage.columns(node.id()).stream()
                .filter(column -> tests.stream()
                        .noneMatch(test -> column.equalsIgnoreCase(test.column())
                                || test.column() == null
                                        && Terms.shown(test.arguments().toString())
                                                .contains(column)))
                .toList();
    }

    /** @param id of the node whose keys are asked for, or {@code *} */
    private List<Key> keys(String id) {
        return known.computeIfAbsent(id, this::joined);
    }

    private List<Key> joined(String id) {
        Map<String, Key> keys = new TreeMap<>();
        knowledge.estate().models().forEach(model -> {
            ProjectSql sql = knowledge.sql(model).orElse(null);
            var table = sql == null ? null : sql.table(model.id());
            var made = sql == null || table == null ? null : sql.lineage().model(table);
            if (sql != null && made != null && whole(model)) {
                made.uses().stream()
                        .filter(use -> use.role() == ColumnUse.Role.JOIN)
                        .forEach(use -> add(keys, sql, use.origin(), model, id));
            }
        });
        return keys.values().stream()
                .filter(key -> open(key.node()).contains(key.column()))
                .sorted(Comparator.comparing((Key key) -> -key.joiners().size())
                        .thenComparing(key -> key.node().id())
                        .thenComparing(Key::column))
                .toList();
    }

    private void add(Map<String, Key> keys, ProjectSql sql, ColumnOrigin origin, Model joiner, String id) {
        Artifact node = sql.node(origin.table());
        if (node instanceof Model
                && knowledge.estate().owns(node)
                && (id.equals("*") || node.id().equals(id))) {
            String column = origin.column().toLowerCase(Locale.ROOT);
            keys.computeIfAbsent(node.id() + " " + column, key -> new Key(node, column, new TreeSet<>()))
                    .joiners()
                    .add(joiner.id());
        }
    }

    /** Columns of the last SELECT that are a CASE of nothing but texts. */
    private List<Choice> choices(@Nullable Artifact node) {
        RenderedSql text = node == null ? null : node.rendered();
        SqlStatements read = node == null || text == null || !whole(node)
                ? null
                : knowledge.sql(node).map(sql -> sql.statements(node.id())).orElse(null);
        if (node == null || text == null || read == null || !(select(read) instanceof QueryBody.Select select)) {
            return List.of();
        }
        List<Choice> choices = new ArrayList<>();
        for (SelectItem item : select.items()) {
            if (item.expr() instanceof Expr.Case of && item.alias() != null && texts(of)) {
                String column = item.alias().text().toLowerCase(Locale.ROOT);
                int first = text.templateLine(of.span().line());
                Location file = node.location();
                Location place = new Location(
                        file.source(),
                        file.path(),
                        first,
                        Math.max(first, text.templateLine(of.span().endLine())));
                if (!accepted(node, column)) {
                    choices.add(new Choice(column, values(of), place));
                }
            }
        }
        return choices;
    }

    /** What the only statement selects; null where it is none. */
    private static @Nullable QueryBody select(SqlStatements read) {
        return read.ok()
                        && read.statements().size() == 1
                        && read.statements().get(0).tree() instanceof Statement.Read tree
                ? tree.query().body()
                : null;
    }

    private static boolean texts(Expr.Case of) {
        Expr otherwise = of.otherwise();
        return of.whens().stream().allMatch(when -> text(when.result())) && (otherwise == null || text(otherwise));
    }

    private static boolean text(Expr expr) {
        return expr instanceof Expr.Literal literal && literal.kind() == Expr.LiteralKind.STRING;
    }

    private static List<String> values(Expr.Case of) {
        List<Expr> results =
                new ArrayList<>(of.whens().stream().map(Expr.When::result).toList());
        if (of.otherwise() != null) {
            results.add(of.otherwise());
        }
        return results.stream()
                .map(result -> ((Expr.Literal) result).text())
                .distinct()
                .toList();
    }

    private boolean accepted(Artifact node, String column) {
        return knowledge.estate().tests(node.id()).stream()
                .anyMatch(test ->
                        column.equalsIgnoreCase(test.column()) && test.label().endsWith("accepted_values"));
    }

    private static boolean whole(Artifact node) {
        RenderedSql sql = node.rendered();
        return sql != null && sql.whole();
    }

    /** The result of the query {@code untested ID}, {@code *} for everything. */
    List<String> lines(String id) {
        List<String> lines = new ArrayList<>();
        Artifact node = knowledge.estate().artifact(id).orElse(null);
        if (node != null) {
            List<String> open = open(node);
            lines.add(open.size() + " of "
                    + Phrases.counted(lineage.columns(id).size(), "column") + " of " + Phrases.plain(node)
                    + " have no test");
            lines.addAll(open);
        }
        keys(id).forEach(key -> lines.add(key.node().id() + " " + Phrases.plain(key.node()) + " " + key.column()
                + ": in joins of " + Phrases.counted(key.joiners().size(), "model") + ": "
                + key.joiners().stream().collect(Collectors.joining(", "))));
        choices(node).forEach(choice -> lines.add(choice.column() + ": " + choice.values()));
        return lines;
    }
}
