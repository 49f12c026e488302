package io.plumbline.sql.parser;

import java.util.Set;

/** Words that cannot stand where a name may stand. */
final class Reserved {

    /** Words that end an expression: no column is called so without quotes. */
    private static final Set<String> NO_COLUMN = Set.of("""
            SELECT FROM WHERE GROUP HAVING QUALIFY ORDER UNION INTERSECT EXCEPT MINUS JOIN ON AS AND OR THEN
            ELSE WHEN INTO BETWEEN IN IS LIKE ILIKE USING CROSS INNER NATURAL BY WITH
            """.strip().split("\\s+"));

    /** Words that may follow a select item and are no alias of it. */
    private static final Set<String> NO_ITEM_ALIAS = Set.of("""
            FROM WHERE GROUP HAVING QUALIFY ORDER LIMIT OFFSET FETCH UNION INTERSECT EXCEPT MINUS INTO WINDOW
            AND OR ON THEN ELSE WHEN BETWEEN IN IS LIKE ILIKE RLIKE REGEXP SIMILAR NOT COLLATE JOIN USING CROSS
            INNER NATURAL AS SELECT CONNECT START WITH BY OVER LATERAL RETURNING FOR
            """.strip().split("\\s+"));

    /** Words that may follow a table and are no alias of it. */
    private static final Set<String> NO_TABLE_ALIAS = Set.of("""
            WHERE GROUP HAVING QUALIFY ORDER LIMIT OFFSET FETCH UNION INTERSECT EXCEPT MINUS WINDOW ON USING
            JOIN INNER LEFT RIGHT FULL CROSS NATURAL ASOF LATERAL PIVOT UNPIVOT MATCH_RECOGNIZE MATCH_CONDITION
            SAMPLE TABLESAMPLE CONNECT START SET WHEN FOR SELECT AS AND OR FROM INTO WITH RETURNING THEN VALUES
            ANTI SEMI DO CLUSTER DISTRIBUTE SORT END NOT BY RETURN DIRECTED POSITIONAL OUTER COMMENT BLOCK
            UNPIVOTED GLOBAL REPEAT IS IN ELSE LOOP OPTIMIZE PREWHERE DELETE UPDATE INSERT MERGE TABLE
            """.strip().split("\\s+"));

    private Reserved() {}

    static boolean column(String word) {
        return NO_COLUMN.contains(word);
    }

    static boolean itemAlias(String word) {
        return NO_ITEM_ALIAS.contains(word);
    }

    static boolean tableAlias(String word) {
        return NO_TABLE_ALIAS.contains(word);
    }
}
