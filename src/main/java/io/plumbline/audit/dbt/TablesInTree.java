package io.plumbline.audit.dbt;

import io.plumbline.model.RenderedSql;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.SqlStatements;
import io.plumbline.sql.TableExpr;
import io.plumbline.sql.TableUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tables that SQL after Jinja reads, held against the template: which names the template writes out itself. The
 * tree decides what a name is; only lines that were not rendered, branches not taken, keep what their text alone says.
 */
final class TablesInTree {

    private final SqlStatements tree;
    private final RenderedSql rendered;
    private final Map<Integer, StringBuilder> linesOfTemplate = new HashMap<>();
    private final List<HardCodedReferences.Found> named = new ArrayList<>();

    TablesInTree(SqlStatements tree, RenderedSql rendered) {
        this.tree = tree;
        this.rendered = rendered;
        int line = 0;
        for (String text : tree.sql().lines().toList()) {
            line++;
            linesOfTemplate
                    .computeIfAbsent(rendered.templateLine(line), at -> new StringBuilder())
                    .append(text)
                    .append('\n');
        }
        Set<String> columns = walksIntoColumns();
        tree.statements().stream()
                .flatMap(statement -> statement.uses().stream())
                .filter(use -> use.access() == TableUse.Access.READ)
                .filter(use -> !columns.contains(use.span().toString()))
                .map(this::found)
                .filter(found -> found.text().indexOf('.') > 0
                        || !RawSql.wordPart(found.text().charAt(0)))
                .forEach(named::add);
    }

    private HardCodedReferences.Found found(TableUse use) {
        return new HardCodedReferences.Found(
                use.span().of(tree.sql()), rendered.templateLine(use.span().line()));
    }

    /**
     * Places where {@code FROM o, o.items} walks into a column of another table in the statement, as some dialects
     * allow: the first part is what another table is called by.
     */
    private Set<String> walksIntoColumns() {
        Set<String> places = new HashSet<>();
        tree.statements().forEach(statement -> {
            Map<String, Integer> names = new HashMap<>();
            List<TableExpr> tables = new ArrayList<>();
            for (QueryPart.From from : statement.tree().all(QueryPart.From.class)) {
                tables.add(from.first());
                from.joins().forEach(join -> tables.add(join.right()));
            }
            tables.forEach(table -> calledBy(table).forEach(name -> names.merge(name, 1, Integer::sum)));
            for (TableExpr expr : tables) {
                if (expr instanceof TableExpr.Table table
                        && table.name().parts().size() > 1) {
                    String first = table.name().parts().get(0).folded();
                    int own = calledBy(table).anyMatch(first::equals) ? 1 : 0;
                    if (names.getOrDefault(first, 0) > own) {
                        places.add(table.name().span().toString());
                    }
                }
            }
        });
        return places;
    }

    private static Stream<String> calledBy(TableExpr expr) {
        TableExpr.Alias alias = expr.alias();
        if (alias != null) {
            return Stream.of(alias.name().folded());
        }
        return expr instanceof TableExpr.Table table
                ? Stream.of(table.name().last().folded())
                : Stream.empty();
    }

    /** The names the template writes out, in the order of its text. */
    List<HardCodedReferences.Found> judge(HardCodedReferences references) {
        List<HardCodedReferences.Found> judged = new ArrayList<>();
        references.all().stream()
                .filter(name -> !seen(name) || named.contains(name))
                .forEach(judged::add);
        named.stream()
                .filter(name -> references.writes(name) && !judged.contains(name))
                .forEach(judged::add);
        judged.sort(Comparator.comparingInt(HardCodedReferences.Found::line));
        return judged;
    }

    /** Whether the line was rendered with this name on it, so that the tree tells what it is. */
    private boolean seen(HardCodedReferences.Found name) {
        StringBuilder text = linesOfTemplate.get(name.line());
        return text != null && text.indexOf(name.text()) >= 0;
    }
}
