package io.plumbline.sql;

import io.plumbline.sql.facts.StructureReader;
import java.util.List;

/**
 * What a statement's SQL is made of, as rules ask for it. Every list is in the order of the text and holds nodes of the tree,
 * whose spans point at the guilty characters.
 *
 * @param selects every SELECT
 * @param joins every join, commas among them
 * @param cartesian joins that pair every row with every row: no condition, a constant one, or a comma whose table no
 *     condition of WHERE mentions; table functions and single-row queries are left out
 * @param stars {@code *} and {@code t.*} of select lists
 * @param distincts every {@code SELECT DISTINCT}
 * @param unions every set operation
 * @param unusedCtes common table expressions nothing reads
 * @param calls every function call
 * @param windows every call with OVER
 * @param sortedSubqueries queries inside others that order rows without limiting them
 * @param filteredFunctions calls and casts around a column that a condition of WHERE compares
 * @param countDistincts {@code COUNT(DISTINCT …)}
 * @param nonDeterministic calls and words whose value changes from run to run
 * @param subqueries queries inside expressions
 * @param notInSubqueries {@code NOT IN (SELECT …)}: no row where the list holds a null
 * @param leadingWildcards LIKE patterns that begin with a wildcard
 * @param nesting how deep queries stand in queries; 1 for a plain SELECT
 * @param complexity 1, and one for each join, CASE branch, AND, OR, set operator, subquery and common table expression
 */
public record Structure(
        List<QueryBody.Select> selects,
        List<QueryPart.Join> joins,
        List<QueryPart.Join> cartesian,
        List<Expr.Star> stars,
        List<QueryBody.Select> distincts,
        List<QueryBody.SetOperation> unions,
        List<QueryPart.Cte> unusedCtes,
        List<Expr.Call> calls,
        List<Expr.Call> windows,
        List<Query> sortedSubqueries,
        List<Expr> filteredFunctions,
        List<Expr.Call> countDistincts,
        List<Expr> nonDeterministic,
        List<Expr.Subquery> subqueries,
        List<Expr.Predicate> notInSubqueries,
        List<Expr.Predicate> leadingWildcards,
        int nesting,
        int complexity) {

    public Structure {
        selects = List.copyOf(selects);
        joins = List.copyOf(joins);
        cartesian = List.copyOf(cartesian);
        stars = List.copyOf(stars);
        distincts = List.copyOf(distincts);
        unions = List.copyOf(unions);
        unusedCtes = List.copyOf(unusedCtes);
        calls = List.copyOf(calls);
        windows = List.copyOf(windows);
        sortedSubqueries = List.copyOf(sortedSubqueries);
        filteredFunctions = List.copyOf(filteredFunctions);
        countDistincts = List.copyOf(countDistincts);
        nonDeterministic = List.copyOf(nonDeterministic);
        subqueries = List.copyOf(subqueries);
        notInSubqueries = List.copyOf(notInSubqueries);
        leadingWildcards = List.copyOf(leadingWildcards);
    }

    public static Structure of(SqlStatement statement) {
        return StructureReader.read(statement.tree());
    }
}
