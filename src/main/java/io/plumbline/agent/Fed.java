package io.plumbline.agent;

import io.plumbline.model.Artifact;
import io.plumbline.sql.ColumnOrigin;
import io.plumbline.sql.ProjectSql;
import io.plumbline.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which columns of other things are made from a node's columns, as far as SQL can be followed. */
final class Fed {

    private final Knowledge knowledge;

    Fed(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** @param from a column of the node, in lower case */
    record Column(String from, Artifact node, String column) {}

    /** In one step, by the columns of the node. */
    List<Column> of(String id) {
        @Nullable
        ProjectSql sql = knowledge.estate().artifact(id).flatMap(knowledge::sql).orElse(null);
        @Nullable TableName table = sql == null ? null : sql.table(id);
        List<Column> fed = new ArrayList<>();
        if (sql == null || table == null) {
            return fed;
        }
        for (String column : sql.columns(id)) {
            for (ColumnOrigin user : ColumnWays.users(sql, table, column)) {
                Artifact node = sql.node(user.table());
                if (node != null && !node.id().equals(id)) {
                    fed.add(new Column(lower(column), node, lower(user.column())));
                }
            }
        }
        return fed;
    }

    static String counted(List<Column> fed) {
        return Phrases.counted(fed.stream().map(Fed::label).distinct().count(), "column") + " of "
                + Phrases.counted(fed.stream().map(Column::node).distinct().toList());
    }

    /** The result of the query {@code fed ID}. */
    List<String> lines(String id) {
        List<Column> fed = of(id);
        List<String> lines = new ArrayList<>(List.of(fed.isEmpty() ? "0" : counted(fed)));
        fed.forEach(column -> lines.add(column.from() + " -> " + label(column)));
        return lines;
    }

    private static String label(Column column) {
        return column.node().id() + "." + column.column();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
