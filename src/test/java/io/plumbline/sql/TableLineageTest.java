package io.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableLineageTest {

    @Test
    void commonTableExpressionsAreNoTables() {
        SqlStatement statement = only("""
                with orders as (select * from raw.shop.orders),
                     paid as (select * from orders where status = 'paid')
                select p.id, c.name from paid p join "Raw"."crm".customers as c on c.id = p.customer_id
                """);

        assertThat(statement.ok()).isTrue();
        assertThat(names(statement.reads())).containsExactly("RAW.SHOP.ORDERS", "Raw.crm.CUSTOMERS");
        assertThat(statement.writes()).isEmpty();
    }

    @Test
    void anExpressionNamedLikeTheTableItReadsHidesItOnlyAfterwards() {
        assertThat(names(only("with t as (select * from t) select * from t").reads()))
                .containsExactly("T");
    }

    @Test
    void aRecursiveExpressionReadsItself() {
        assertThat(names(
                        only("with recursive t as (select 1 as n from seed union all select n + 1 from t) select * from t")
                                .reads()))
                .containsExactly("SEED");
    }

    @Test
    void subqueriesInEveryClauseAreRead() {
        String sql = """
                select (select max(x) from a), exists (select 1 from b)
                from c, lateral flatten(input => c.items) f
                where id in (select id from d) qualify row_number() over (order by (select 1 from e)) = 1
                """;

        assertThat(names(only(sql).reads())).containsExactly("A", "B", "C", "D", "E");
    }

    @Test
    void aMergeWritesItsTargetAndReadsItsSource() {
        SqlStatement statement = only("""
                merge into dim.customers t using (select * from stage.customers) s on t.id = s.id
                when matched and s.deleted then delete
                when matched then update set name = s.name
                when not matched then insert (id, name) values (s.id, s.name)
                """);

        assertThat(statement.ok()).isTrue();
        assertThat(statement.kind()).isEqualTo("MERGE");
        assertThat(names(statement.reads())).containsExactly("STAGE.CUSTOMERS");
        assertThat(names(statement.writes())).containsExactly("DIM.CUSTOMERS");
    }

    @Test
    void aTaskReadsAndWritesWhatItsBodyDoes() {
        SqlStatement statement = only("""
                create or replace task load_orders warehouse = wh schedule = '5 minutes'
                when system$stream_has_data('orders_stream')
                as insert into core.orders (id) select id from orders_stream
                """);

        assertThat(statement.ok()).isTrue();
        assertThat(statement.kind()).isEqualTo("CREATE TASK");
        assertThat(names(statement.reads())).containsExactly("ORDERS_STREAM");
        assertThat(names(statement.writes())).containsExactly("CORE.ORDERS");
    }

    @Test
    void everyUsePointsAtTheNameInTheText() {
        String sql = "select 1\nfrom  db.sch.orders";
        TableUse use = only(sql).uses().get(0);

        assertThat(use.span().of(sql)).isEqualTo("db.sch.orders");
        assertThat(use.span().line()).isEqualTo(2);
        assertThat(use.span().column()).isEqualTo(7);
    }

    @Test
    void aBrokenItemCostsNeitherTheTablesNorTheNextStatement() {
        SqlStatements read = SqlStatements.parse("select a +, b from t; select 1 from u");

        assertThat(read.statements()).hasSize(2);
        assertThat(names(read.statements().get(0).reads())).containsExactly("T");
        assertThat(read.statements().get(0).problems())
                .extracting(Problem::toString)
                .containsExactly("1:11: found ',', expected an expression");
        assertThat(names(read.statements().get(1).reads())).containsExactly("U");
        assertThat(read.statements().get(1).ok()).isTrue();
    }

    @Test
    void trinosWideNumbersAndJsonClausesAreRead() {
        SqlStatement read = SqlStatements.parse(
                        "select json_query(a, 'lax $.x' omit quotes) as x from t where n > uint256 '0'", Dialect.TRINO)
                .statements()
                .get(0);

        assertThat(read.problems()).isEmpty();
        assertThat(names(read.reads())).containsExactly("t");
    }

    private static SqlStatement only(String sql) {
        List<SqlStatement> statements = SqlStatements.parse(sql).statements();
        assertThat(statements).hasSize(1);
        return statements.get(0);
    }

    private static List<String> names(List<TableName> tables) {
        return tables.stream().map(TableName::toString).toList();
    }
}
