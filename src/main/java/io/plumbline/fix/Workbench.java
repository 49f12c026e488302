package io.plumbline.fix;

import io.plumbline.audit.ModelSql;
import io.plumbline.model.AccountRow;
import io.plumbline.model.AccountTables;
import io.plumbline.model.Artifact;
import io.plumbline.model.Column;
import io.plumbline.model.Estate;
import io.plumbline.model.Extract;
import io.plumbline.model.FileTree;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.sql.SqlStatements;
import io.plumbline.sql.TableName;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a remedy works with: the estate and the text of the files of one source. Not safe for concurrent use. */
public final class Workbench {

    private final Estate estate;
    private final FileTree tree;
    private final ModelSql sql;
    private final Map<String, Optional<TextFile>> files = new HashMap<>();
    private final Map<Class<?>, Object> derived = new HashMap<>();
    private final Map<String, AccountTables> tables = new HashMap<>();

    public Workbench(Estate estate, FileTree tree) {
        this.estate = estate;
        this.tree = tree;
        this.sql = ModelSql.of(estate);
    }

    /** A view of the files and the estate that several remedies ask; made once. */
    public <T> T derived(Class<T> type, Function<Workbench, T> make) {
        Object known = derived.get(type);
        if (known == null) {
            known = make.apply(this);
            derived.put(type, known);
        }
        return type.cast(known);
    }

    public Estate estate() {
        return estate;
    }

    /** A file of the source; empty where it is missing or no valid UTF-8. */
    public Optional<TextFile> file(String path) {
        return files.computeIfAbsent(path, p -> TextFile.read(tree, p));
    }

    public boolean has(String path) {
        return tree.paths().contains(path);
    }

    /** The model a finding is about; empty where it is about something else. */
    public Optional<Model> model(Finding finding) {
        return estate.artifact(finding.subject(), Model.class);
    }

    /** The row of an extract that a finding points to; empty where its lines are no such row. */
    public <R extends AccountRow> Optional<R> row(Finding finding, Extract<R> extract) {
        return rows(finding, extract)
                .filter(row -> row.at().equals(finding.location()))
                .findFirst();
    }

    /** The rows of an extract of the account that a finding is about. */
    public <R extends AccountRow> Stream<R> rows(Finding finding, Extract<R> extract) {
        return estate.accounts().stream()
                .filter(account -> account.source().equals(finding.location().source()))
                .flatMap(account -> account.rows(extract).stream());
    }

    /** The tables of an account beside the nodes that stand for them; matched once. */
    public AccountTables tables(WarehouseAccount account) {
        return tables.computeIfAbsent(account.source(), source -> new AccountTables(estate, account));
    }

    /** The statements of a model as they were read; empty for Python and where the SQL was not rendered. */
    public Optional<SqlStatements> statements(Model model) {
        return sql.of(model);
    }

    /** The description of the nearest column above whose values a model's column passes on unchanged; empty where none is. */
    public Optional<String> inherited(Model model, String column) {
        return above(model, column).stream()
                .flatMap(above -> above.node().properties().column(above.column()).stream())
                .map(Column::description)
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    /** The farthest column above whose values a model's column passes on unchanged; empty where it passes none on. */
    public Optional<ModelSql.NodeColumn> origin(Model model, String column) {
        List<ModelSql.NodeColumn> above = above(model, column);
        return above.isEmpty() ? Optional.empty() : Optional.of(above.get(above.size() - 1));
    }

    /** The columns above whose values a column passes on unchanged, from the nearest on. */
    private List<ModelSql.NodeColumn> above(Model model, String column) {
        Set<ModelSql.NodeColumn> seen = new LinkedHashSet<>();
        Optional<ModelSql.NodeColumn> next = sql.passedOn(new ModelSql.NodeColumn(model, column));
        while (next.isPresent() && seen.add(next.get())) {
            next = sql.passedOn(next.get());
        }
        return List.copyOf(seen);
    }

    /** The name of a node's or source's table as SQL reads it; empty for what has none. */
    public Optional<TableName> table(Artifact node) {
        return sql.project(node).flatMap(project -> Optional.ofNullable(project.table(node.id())));
    }

    /** The columns of a model or seed, folded, in order; empty where not all of them are known by name. */
    public Optional<List<String>> columns(Artifact node) {
        return sql.columns(node);
    }
}
