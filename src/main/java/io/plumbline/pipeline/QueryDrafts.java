package io.plumbline.pipeline;

import io.plumbline.analysis.Drafting;
import io.plumbline.analysis.QueryDraft;
import io.plumbline.analysis.Wish;
import io.plumbline.model.Artifact;
import io.plumbline.model.BuiltTable;
import io.plumbline.model.Column;
import io.plumbline.model.Model;
import io.plumbline.model.Source;
import io.plumbline.parse.DbtSettings;
import io.plumbline.sql.Dialect;
import io.plumbline.sql.KnownTable;
import io.plumbline.sql.ProjectSql;
import io.plumbline.sql.TableName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Queries on the tables of a dbt project, with the columns that its catalog, its YAML, its seeds and its SQL name. */
public final class QueryDrafts {

    private QueryDrafts() {}

    /**
     * Reads the project as one for Snowflake, and writes the query.
     *
     * @throws io.plumbline.job.UserError of kind INPUT where the folder holds no dbt project, or the project does not
     *     know what the wish names
     */
    public static QueryDraft of(
            Wish wish, Path folder, String targetName, String targetType, Map<String, Object> vars) {
        return Drafting.of(wish, tables(folder, targetName, targetType, vars));
    }

    private static List<KnownTable> tables(
            Path folder, String targetName, String targetType, Map<String, Object> vars) {
        DbtSettings settings = new DbtSettings(targetName, targetType, vars);
        RepositoryGraph.Opened project = RepositoryGraph.open(folder, settings, Set.of());
        ProjectSql sql = project.sql(Dialect.SNOWFLAKE);
        Map<String, BuiltTable> built = project.graph().build().tables().stream()
                .collect(Collectors.toMap(BuiltTable::id, table -> table, (one, same) -> one));
        List<KnownTable> tables = new ArrayList<>();
        for (Artifact node : project.graph().artifacts()) {
            TableName name = sql.table(node.id());
            boolean one = name != null && node.equals(sql.node(name)) && !ephemeral(node);
            if (one && name != null) {
                tables.add(new KnownTable(
                        node.id(), label(node), name, columns(node, sql, built.get(node.id())), node.location()));
            }
        }
        return tables;
    }

    private static boolean ephemeral(Artifact node) {
        return node instanceof Model model && model.materialized().equals("ephemeral");
    }

    private static String label(Artifact node) {
        if (node instanceof Model model) {
            return model.label();
        }
        return node instanceof Source source ? source.label() : node.name();
    }

    private static Map<String, String> columns(Artifact node, ProjectSql sql, @Nullable BuiltTable built) {
        Map<String, String> columns = new LinkedHashMap<>();
        sql.columns(node.id()).stream()
                .filter(column -> !column.equals("*") && !column.isEmpty())
                .forEach(column -> columns.put(column, ""));
        for (Column column : node.properties().columns()) {
            String type = column.dataType();
            if (type != null) {
                columns.replace(Dialect.SNOWFLAKE.fold(column.name(), false), type);
            }
        }
        if (built != null) {
            built.columns().forEach(column -> columns.put(column.name(), column.type()));
        }
        return columns;
    }
}
