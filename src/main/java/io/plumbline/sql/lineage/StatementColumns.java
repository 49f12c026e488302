package io.plumbline.sql.lineage;

import io.plumbline.sql.ColumnLineage;
import io.plumbline.sql.ColumnUse.Role;
import io.plumbline.sql.Dialect;
import io.plumbline.sql.Ident;
import io.plumbline.sql.KnownColumns;
import io.plumbline.sql.OutputColumn;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.Span;
import io.plumbline.sql.Statement;
import io.plumbline.sql.StatementPart;
import io.plumbline.sql.TableExpr;
import java.util.ArrayList;
import java.util.List;

/** The columns a statement gives out or sets. */
public final class StatementColumns {

    private final QueryColumns queries;
    private final List<OutputColumn> columns = new ArrayList<>();

    private StatementColumns(Dialect dialect, KnownColumns known) {
        this.queries = new QueryColumns(dialect, known);
    }

    public static ColumnLineage of(Statement statement, Dialect dialect, KnownColumns known) {
        StatementColumns columns = new StatementColumns(dialect, known);
        if (statement instanceof Statement.Read read) {
            columns.add(columns.queries.row(read.query(), new Scope(null)), List.of(), read.span());
        } else if (statement instanceof Statement.Ddl ddl) {
            columns.parts(ddl.parts());
        } else if (statement instanceof Statement.Dml dml) {
            columns.parts(dml.parts());
        }
        return new ColumnLineage(columns.columns, List.copyOf(columns.queries.uses()));
    }

    private void add(Row row, List<Ident> names, Span span) {
        Row named = QueryColumns.renamed(row, names);
        named.cols().forEach(col -> columns.add(column(col, span)));
        named.opens().forEach(open -> columns.add(column(open.all(), span)));
    }

    private static OutputColumn column(Col col, Span span) {
        return new OutputColumn(col.name(), List.copyOf(col.origins()), col.certainty(), span);
    }

    private void parts(List<StatementPart> parts) {
        Scope around = new Scope(null);
        Scope scope = new Scope(around);
        List<Ident> names = new ArrayList<>();
        parts.forEach(part -> tables(part, around, scope, names));
        for (StatementPart part : parts) {
            if (part instanceof StatementPart.Rows rows) {
                add(queries.row(rows.query(), around), names, rows.span());
            } else if (part instanceof StatementPart.Assignment set) {
                String name = set.column().last().folded();
                columns.add(column(queries.origins().of(name, set.value(), scope), set.span()));
            } else if (part instanceof StatementPart.Inserted inserted) {
                inserted(inserted, scope);
            } else if (part instanceof StatementPart.Clause clause) {
                Role role = clause.word().equals("ON") ? Role.JOIN : Role.FILTER;
                clause.exprs().forEach(expr -> queries.origins().use(expr, role, scope));
            }
        }
    }

    private void tables(StatementPart part, Scope around, Scope scope, List<Ident> names) {
        if (part instanceof StatementPart.Common common) {
            QueryPart.Cte cte = common.cte();
            around.ctes.put(cte.name().folded(), QueryColumns.renamed(queries.row(cte.query(), around), cte.columns()));
        } else if (part instanceof StatementPart.Target target) {
            names.addAll(target.columns());
            if (target.table() instanceof TableExpr.Table) {
                queries.tables().add(new QueryPart.From(target.table(), List.of(), target.span()), scope);
            }
        } else if (part instanceof StatementPart.Input input) {
            queries.tables().add(input.from(), scope);
        } else if (part instanceof StatementPart.ColumnDefinition definition) {
            names.add(definition.name());
        }
    }

    private void inserted(StatementPart.Inserted inserted, Scope scope) {
        for (int i = 0; i < inserted.values().size(); i++) {
            String name =
                    i < inserted.columns().size() ? inserted.columns().get(i).folded() : "";
            columns.add(column(queries.origins().of(name, inserted.values().get(i), scope), inserted.span()));
        }
    }
}
