package io.plumbline.sql;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An entry of a select list. */
public record SelectItem(Expr expr, @Nullable Ident alias, Span span) implements Node {

    /** The name of the output column, folded; null where the dialect makes one up, or where it is a star. */
    public @Nullable String outputName() {
        if (alias != null) {
            return alias.folded();
        }
        if (expr instanceof Expr.ColumnRef column) {
            return column.name().last().folded();
        }
        if (expr instanceof Expr.Path path) {
            Ident field = path.steps().get(path.steps().size() - 1).field();
            return field == null ? null : field.folded();
        }
        return null;
    }

    @Override
    public void eachChild(Consumer<? super Node> visit) {
        visit.accept(expr);
    }
}
