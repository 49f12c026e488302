package io.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColumnLineageTest {

    @Test
    void aColumnIsFollowedThroughExpressionsAndRenames() {
        assertThat(columns("""
                        with src as (select * from raw.orders),
                             paid as (select id as order_id, amount / 100 as amt from src where status = 'x')
                        select p.order_id, p.amt as total, 1 as one from paid p
                        """))
                .containsExactly(
                        "ORDER_ID DIRECT [RAW.ORDERS.ID]", "TOTAL DERIVED [RAW.ORDERS.AMOUNT]", "ONE DERIVED []");
    }

    @Test
    void aUnionHasTheOriginsOfAllItsOperands() {
        assertThat(columns("select a, b from t union all select c, d + 1 from u"))
                .containsExactly("A DIRECT [T.A, U.C]", "B DERIVED [T.B, U.D]");
    }

    @Test
    void jsonPathsAndFlattenAreDerivedFromTheColumnTheyWalkInto() {
        assertThat(
                        columns(
                                "select o.v:customer.id::int as c, f.value:sku as sku from o, lateral flatten(input => o.items) f"))
                .containsExactly("C DERIVED [O.V]", "SKU DERIVED [O.ITEMS]");
    }

    @Test
    void aBareNameThatTwoTablesMayHoldIsUnknown() {
        assertThat(columns("select x from t join u on t.id = u.id")).containsExactly("X UNKNOWN []");
    }

    @Test
    void knownColumnsSettleWhoseNameItIsAndExpandStars() {
        KnownColumns known = KnownColumns.of(Map.of(
                new TableName(List.of("T")), List.of("ID", "X"), new TableName(List.of("U")), List.of("ID", "Y")));

        assertThat(columns("select x, u.* exclude (id) rename (y as z) from t join u on t.id = u.id", known))
                .containsExactly("X DIRECT [T.X]", "Z DIRECT [U.Y]");
    }

    @Test
    void aStarOverAnUndescribedTableSaysSo() {
        assertThat(columns("select *, a + 1 as b from t")).containsExactly("B DERIVED [T.A]", "* UNKNOWN [T.*]");
    }

    @Test
    void aRecursiveExpressionHasTheOriginsOfItsAnchorAndItsSteps() {
        assertThat(columns("""
                        with recursive tree (id, boss) as (
                          select id, manager_id from emp
                          union all
                          select e.id, t.boss from emp e join tree t on e.manager_id = t.id)
                        select * from tree
                        """)).containsExactly("ID DIRECT [EMP.ID]", "BOSS DIRECT [EMP.MANAGER_ID]");
    }

    @Test
    void anAliasOfTheSameListIsUsedWhereNoTableHasTheName() {
        KnownColumns known = KnownColumns.of(Map.of(new TableName(List.of("T")), List.of("A")));

        assertThat(columns("select a * 2 as twice, twice + 1 as more from t", known))
                .containsExactly("TWICE DERIVED [T.A]", "MORE DERIVED [T.A]");
    }

    @Test
    void windowsPivotsAndSubqueriesKeepTheirOrigins() {
        assertThat(columns("select row_number() over (partition by a order by b) as n from t"))
                .containsExactly("N DERIVED [T.A, T.B]");
        assertThat(columns("select * from (select p, q, amt from s) pivot (sum(amt) for q in ('x' as x))"))
                .containsExactly("P DIRECT [S.P]", "X DERIVED [S.AMT, S.Q]");
        assertThat(columns("select (select max(b) from u where u.k = t.k) as m from t"))
                .containsExactly("M DERIVED [U.B]");
    }

    @Test
    void aPivotsColumnIsNamedAsTheWarehouseDoesAndNotWhereItCannotBeTold() {
        String sql = "select * from (select p, q, amt from s) pivot (sum(amt) as total for q in (1, 2))";
        SqlStatement statement =
                SqlStatements.parse(sql, Dialect.BIGQUERY).statements().get(0);

        assertThat(ColumnLineage.of(statement, Dialect.BIGQUERY, KnownColumns.NONE)
                        .columns())
                .extracting(OutputColumn::name)
                .containsExactly("p", "total_1", "total_2");
        assertThat(columns(sql)).containsExactly("P DIRECT [S.P]", "* UNKNOWN [S.AMT, S.Q]");
        assertThat(columns("select x from (select q, amt from s) pivot (sum(amt) for q in (any))"))
                .containsExactly("X DERIVED [S.AMT, S.Q]");
        assertThat(columns("select * from (select q, amt from s) pivot (sum(amt) for q in ('a'))"))
                .containsExactly("'a' DERIVED [S.AMT, S.Q]");
    }

    @Test
    void aMergeSetsTheColumnsOfItsTarget() {
        assertThat(columns("""
                        merge into d using (select id, upper(nm) as nm from s) s on d.id = s.id
                        when matched then update set nm = s.nm
                        when not matched then insert (id, nm) values (s.id, s.nm)
                        """)).containsExactly("NM DERIVED [S.NM]", "ID DIRECT [S.ID]", "NM DERIVED [S.NM]");
    }

    @Test
    void filtersJoinsGroupsAndOrdersAreUses() {
        ColumnLineage lineage = lineage(
                "select t.a from t join u on t.id = u.id where t.b = 1 group by t.c order by t.d", KnownColumns.NONE);

        assertThat(lineage.uses().stream().map(u -> u.role() + " " + u.origin()).toList())
                .containsExactly("JOIN T.ID", "JOIN U.ID", "FILTER T.B", "GROUP T.C", "ORDER T.D");
    }

    @Test
    void starsOfStarsEndInUnknownAndNotInAFullMemory() {
        StringBuilder sql = new StringBuilder("with c0 as (select 1 as a, 2 as b)");
        for (int i = 1; i < 60; i++) {
            sql.append(", c%d as (select x.*, y.* from c%d x, c%d y)".formatted(i, i - 1, i - 1));
        }
        ColumnLineage lineage = lineage(sql + " select * from c59", KnownColumns.NONE);

        assertThat(lineage.named()).isFalse();
    }

    @Test
    void modelsAreFollowedFromEndToEnd() {
        Map<TableName, SqlStatement> queries = Map.of(
                name("DB", "MART", "SALES"), statement("select * exclude (b) from db.stg.orders"),
                name("DB", "STG", "ORDERS"), statement("select id, amount / 100 as amt, b from raw.shop.orders"));
        ModelLineage lineage = ModelLineage.of(queries, Dialect.SNOWFLAKE, KnownColumns.NONE);

        assertThat(lineage.upstream(new ColumnOrigin(name("DB", "MART", "SALES"), "AMT")))
                .extracting(ColumnOrigin::toString)
                .containsExactly("DB.STG.ORDERS.AMT", "RAW.SHOP.ORDERS.AMOUNT");
        assertThat(lineage.downstream(new ColumnOrigin(name("RAW", "SHOP", "ORDERS"), "ID")))
                .extracting(ColumnOrigin::toString)
                .containsExactly("DB.STG.ORDERS.ID", "DB.MART.SALES.ID");
        assertThat(lineage.downstream(new ColumnOrigin(name("RAW", "SHOP", "ORDERS"), "B")))
                .hasSize(1);
    }

    @Test
    void aColumnIsFollowedThroughStarsOverATableNobodyListed() {
        Map<TableName, SqlStatement> queries = Map.of(
                name("MART"), statement("select * exclude (secret) from stage where kind = 1"),
                name("STAGE"),
                        statement("with s as (select * rename (amt as amount) from raw.orders) select * from s"));
        ModelLineage lineage = ModelLineage.of(queries, Dialect.SNOWFLAKE, KnownColumns.NONE);

        assertThat(lineage.upstream(new ColumnOrigin(name("MART"), "AMOUNT")))
                .extracting(ColumnOrigin::toString)
                .containsExactly("STAGE.AMOUNT", "RAW.ORDERS.AMT");
        assertThat(lineage.downstream(new ColumnOrigin(name("RAW", "ORDERS"), "AMT")))
                .extracting(ColumnOrigin::toString)
                .containsExactly("STAGE.AMOUNT", "MART.AMOUNT");
        assertThat(lineage.upstream(new ColumnOrigin(name("MART"), "SECRET"))).isEmpty();
    }

    @Test
    void aColumnBehindTheStarsOfTwoTablesIsUnknown() {
        ModelLineage lineage = ModelLineage.of(
                Map.of(name("M"), statement("select * from t join u on t.id = u.id")),
                Dialect.SNOWFLAKE,
                KnownColumns.NONE);

        OutputColumn column = lineage.column(new ColumnOrigin(name("M"), "A"));

        assertThat(column).isNotNull();
        assertThat(column.certainty()).isEqualTo(OutputColumn.Certainty.UNKNOWN);
    }

    @Test
    void columnsThatAreListedInPartSettleTheirOwnNamesAndNoOthers() {
        KnownColumns known = new KnownColumns() {
            @Override
            public List<String> of(TableName table) {
                return table.identifier().equals("T") ? List.of("ID", "X") : null;
            }

            @Override
            public boolean complete(TableName table) {
                return false;
            }
        };

        assertThat(columns("select x, y, t.z from t join u on t.id = u.tid", known))
                .containsExactly("X DIRECT [T.X]", "Y UNKNOWN []", "Z DIRECT [T.Z]");
        assertThat(columns("select * from t", known))
                .containsExactly("ID DIRECT [T.ID]", "X DIRECT [T.X]", "* UNKNOWN [T.*]");
    }

    private static TableName name(String... parts) {
        return new TableName(List.of(parts));
    }

    private static SqlStatement statement(String sql) {
        return SqlStatements.parse(sql).statements().get(0);
    }

    private static ColumnLineage lineage(String sql, KnownColumns known) {
        SqlStatement statement = statement(sql);
        assertThat(statement.problems()).isEmpty();
        return ColumnLineage.of(statement, Dialect.SNOWFLAKE, known);
    }

    private static List<String> columns(String sql) {
        return columns(sql, KnownColumns.NONE);
    }

    private static List<String> columns(String sql, KnownColumns known) {
        return lineage(sql, known).columns().stream()
                .map(c -> c.name() + " " + c.certainty() + " " + c.from())
                .toList();
    }
}
