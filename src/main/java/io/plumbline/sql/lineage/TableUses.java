package io.plumbline.sql.lineage;

import io.plumbline.sql.Dialect;
import io.plumbline.sql.Name;
import io.plumbline.sql.Node;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.Statement;
import io.plumbline.sql.StatementPart;
import io.plumbline.sql.TableExpr;
import io.plumbline.sql.TableUse;
import io.plumbline.sql.TableUse.Access;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the tables a statement reads and writes. Recursion goes as deep as queries nest, which the parser bounds. */
public final class TableUses {

    private final Dialect dialect;
    private final List<TableUse> found = new ArrayList<>();

    private TableUses(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Names that hide tables: common table expressions, aliases of rows that a dialect unnests by name. */
    private record Scope(
            Set<String> ctes, Set<String> rows, @Nullable Scope outer) {
        boolean hides(Name name) {
            for (Scope scope = this; scope != null; scope = scope.outer) {
                if (name.parts().size() == 1 && scope.ctes.contains(name.last().folded())) {
                    return true;
                }
                if (name.parts().size() > 1
                        && scope.rows.contains(name.parts().get(0).folded())) {
                    return true;
                }
            }
            return false;
        }

        Scope inner() {
            return new Scope(new HashSet<>(), new HashSet<>(), this);
        }
    }

    public static List<TableUse> of(Statement statement, Dialect dialect) {
        TableUses uses = new TableUses(dialect);
        uses.visit(statement, new Scope(new HashSet<>(), new HashSet<>(), null));
        return uses.found;
    }

    private void visit(Node root, Scope scope) {
        root.walk(node -> {
            if (node instanceof Query query) {
                query(query, scope.inner());
                return false;
            }
            if (node != root && node instanceof Statement statement) {
                visit(statement, scope.inner());
                return false;
            }
            if (node instanceof StatementPart.Common common) {
                cte(common.cte(), false, scope);
                return false;
            }
            if (node instanceof QueryPart.From from) {
                rows(from, scope);
            } else if (node instanceof StatementPart.Target target) {
                target(target);
                return false;
            } else if (node instanceof TableExpr.Table table) {
                read(table, scope);
            } else if (node instanceof QueryBody.Select select && select.into() != null) {
                found.add(new TableUse(
                        select.into().table(), Access.WRITE, select.into().span()));
            }
            return true;
        });
    }

    private void query(Query query, Scope scope) {
        for (QueryPart.Cte cte : query.ctes()) {
            cte(cte, query.recursive(), scope);
        }
        List<Node> rest = new ArrayList<>();
        query.eachChild(rest::add);
        rest.subList(query.ctes().size(), rest.size()).forEach(node -> visit(node, scope));
    }

    /** Snowflake lets a common table expression with set operators read itself without RECURSIVE. */
    private void cte(QueryPart.Cte cte, boolean recursive, Scope scope) {
        boolean itself = recursive || cte.query().body() instanceof QueryBody.SetOperation;
        if (itself) {
            scope.ctes.add(cte.name().folded());
        }
        query(cte.query(), scope.inner());
        scope.ctes.add(cte.name().folded());
    }

    private void target(StatementPart.Target target) {
        if (target.table() instanceof TableExpr.Table table) {
            found.add(new TableUse(
                    table.name().table(), Access.WRITE, table.name().span()));
        } else {
            visit(target.table(), new Scope(new HashSet<>(), new HashSet<>(), null));
        }
    }

    private void read(TableExpr.Table table, Scope scope) {
        if (!scope.hides(table.name())) {
            found.add(
                    new TableUse(table.name().table(), Access.READ, table.name().span()));
        }
    }

    /** In some dialects {@code FROM t, t.items} walks into a column of {@code t}. */
    private void rows(QueryPart.From from, Scope scope) {
        if (dialect != Dialect.BIGQUERY && dialect != Dialect.REDSHIFT) {
            return;
        }
        addRow(from.first(), scope);
        from.joins().forEach(join -> addRow(join.right(), scope));
    }

    private static void addRow(TableExpr table, Scope scope) {
        TableExpr.Alias alias = table.alias();
        if (alias != null) {
            scope.rows.add(alias.name().folded());
        } else if (table instanceof TableExpr.Table t && t.name().parts().size() == 1) {
            scope.rows.add(t.name().last().folded());
        }
    }
}
