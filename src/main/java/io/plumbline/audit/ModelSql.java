package io.plumbline.audit;

import io.plumbline.model.Estate;
import io.plumbline.model.Model;
import io.plumbline.model.Project;
import io.plumbline.model.RenderedSql;
import io.plumbline.sql.Dialect;
import io.plumbline.sql.SqlStatements;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The SQL of models after Jinja, each read once per audit in the dialect of its project. Not safe for concurrent use. */
public final class ModelSql {

    private final Map<String, Dialect> dialects = new HashMap<>();
    private final Map<String, SqlStatements> read = new HashMap<>();

    public static ModelSql of(RuleContext context) {
        return context.derived(ModelSql.class, ModelSql::new);
    }

    private ModelSql(Estate estate) {
        for (Project project : estate.projects()) {
            Dialect dialect = Dialect.ofAdapter(project.adapter());
            dialects.put(project.name(), dialect);
            project.installed().forEach(owner -> dialects.putIfAbsent(owner, dialect));
        }
    }

    /** The statements of a model, problems and all; empty for Python and where the SQL was not rendered. */
    public Optional<SqlStatements> of(Model model) {
        RenderedSql rendered = model.rendered();
        if (rendered == null) {
            return Optional.empty();
        }
        Dialect dialect = dialects.getOrDefault(model.packageName(), Dialect.SNOWFLAKE);
        return Optional.of(read.computeIfAbsent(model.id(), id -> SqlStatements.parse(rendered.text(), dialect)));
    }
}
