package io.plumbline.sql.lineage;

import io.plumbline.sql.ColumnOrigin;
import io.plumbline.sql.ColumnUse;
import io.plumbline.sql.ColumnUse.Role;
import io.plumbline.sql.Expr;
import io.plumbline.sql.Ident;
import io.plumbline.sql.Node;
import io.plumbline.sql.OutputColumn.Certainty;
import io.plumbline.sql.Query;
import io.plumbline.sql.TableExpr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the columns an expression's value comes from. */
final class Origins {

    private final QueryColumns queries;

    Origins(QueryColumns queries) {
        this.queries = queries;
    }

    /** The column an expression makes; a bare column stays what it is. */
    Col of(String name, Expr expr, Scope scope) {
        if (expr instanceof Expr.ColumnRef ref) {
            return column(ref, scope).named(name);
        }
        Set<ColumnOrigin> origins = new LinkedHashSet<>();
        Certainty certainty = collect(expr, scope, origins, null) ? Certainty.DERIVED : Certainty.UNKNOWN;
        queries.budget().spend(origins.size());
        return new Col(name, origins, certainty);
    }

    /** Notes the columns of a condition. */
    void use(@Nullable Node node, Role role, Scope scope) {
        if (node != null) {
            collect(node, scope, new LinkedHashSet<>(), role);
        }
    }

    private boolean collect(Node root, Scope scope, Set<ColumnOrigin> origins, @Nullable Role role) {
        boolean[] sure = {true};
        Set<String> parameters = new HashSet<>();
        root.walk(node -> {
            if (node instanceof Expr.Lambda lambda) {
                lambda.parameters().stream().map(Ident::folded).forEach(parameters::add);
            } else if (node instanceof Expr.ColumnRef ref) {
                if (!parameters.contains(ref.name().parts().get(0).folded())) {
                    Col col = column(ref, scope);
                    sure[0] &= col.certainty() != Certainty.UNKNOWN;
                    origins.addAll(col.origins());
                    note(col, role, ref);
                }
            } else if (node instanceof Query query) {
                sure[0] &= subquery(query, scope, origins);
                return false;
            } else if (node instanceof TableExpr table) {
                sure[0] &= table(table, scope, origins);
                return false;
            } else if (node instanceof Expr.Broken) {
                sure[0] = false;
            } else if (node instanceof Expr.Variable variable) {
                sure[0] &= !positional(variable, scope);
            } else if (node instanceof Expr.Star star && star.qualifier() != null) {
                star(star, scope, origins);
            }
            return true;
        });
        return sure[0];
    }

    private void note(Col col, @Nullable Role role, Expr.ColumnRef ref) {
        if (role != null) {
            col.origins().forEach(origin -> queries.uses().add(new ColumnUse(origin, role, ref.span())));
        }
    }

    private static boolean positional(Expr.Variable variable, Scope scope) {
        return variable.text().matches("\\$[0-9]+") && !scope.sources().isEmpty();
    }

    private void star(Expr.Star star, Scope scope, Set<ColumnOrigin> origins) {
        Scope.Source source =
                scope.source(java.util.Objects.requireNonNull(star.qualifier()).folded());
        if (source != null) {
            source.row().cols().forEach(col -> origins.addAll(col.origins()));
            source.row().opens().forEach(open -> origins.addAll(open.all().origins()));
        }
    }

    private boolean subquery(Query query, Scope scope, Set<ColumnOrigin> origins) {
        return absorb(queries.row(query, scope), origins);
    }

    private boolean table(TableExpr table, Scope scope, Set<ColumnOrigin> origins) {
        return absorb(queries.tables().row(table, scope), origins);
    }

    private static boolean absorb(Row row, Set<ColumnOrigin> origins) {
        boolean sure = row.closed();
        for (Col col : row.cols()) {
            origins.addAll(col.origins());
            sure &= col.certainty() != Certainty.UNKNOWN;
        }
        row.opens().forEach(open -> origins.addAll(open.all().origins()));
        return sure;
    }

    Col column(Expr.ColumnRef ref, Scope scope) {
        List<Ident> parts = ref.name().parts();
        Col found = scope.find(ref.name().folded());
        if (found != null) {
            return found;
        }
        String name = parts.get(parts.size() - 1).folded();
        if (parts.size() == 1
                && !parts.get(0).quoted()
                && Constants.is(parts.get(0).text())) {
            return new Col(name, Set.of(), Certainty.DERIVED);
        }
        boolean sequence =
                parts.size() > 1 && parts.get(parts.size() - 1).text().equalsIgnoreCase("nextval");
        return sequence ? new Col(name, Set.of(), Certainty.DERIVED) : Col.unknown(name);
    }

    static Col derived(Col col) {
        return col.certainty() == Certainty.DIRECT ? new Col(col.name(), col.origins(), Certainty.DERIVED) : col;
    }

    /** One column out of several that feed it. */
    static Col merge(String name, List<Col> cols) {
        Set<ColumnOrigin> origins = new LinkedHashSet<>();
        Certainty certainty = Certainty.DIRECT;
        for (Col col : cols) {
            origins.addAll(col.origins());
            certainty = weaker(certainty, col.certainty());
        }
        return new Col(name, origins, certainty);
    }

    private static Certainty weaker(Certainty one, Certainty other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Columns of several rows, place by place. */
    static List<Col> zip(List<Row> rows) {
        List<Col> cols = new ArrayList<>();
        List<Col> first = rows.get(0).cols();
        for (int i = 0; i < first.size(); i++) {
            List<Col> same = new ArrayList<>();
            for (Row row : rows) {
                same.add(i < row.cols().size() ? row.cols().get(i) : Col.unknown(""));
            }
            cols.add(merge(first.get(i).name(), same));
        }
        return cols;
    }
}
