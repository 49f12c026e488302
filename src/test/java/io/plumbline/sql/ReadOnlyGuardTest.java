package io.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadOnlyGuardTest {

    private static final List<String> HOSTILE = List.of(
            "SELECT 1; DROP TABLE t",
            "WITH x AS (SELECT 1) DELETE FROM t",
            "WITH i AS (INSERT INTO t VALUES(1) RETURNING 1) SELECT 1",
            "SELECT '--'; DROP TABLE x",
            "SELECT '/*' ; DROP TABLE x --*/",
            "SELECT $$;$$; DELETE FROM t",
            "EXECUTE IMMEDIATE 'drop table t'",
            "BEGIN DELETE FROM t; END",
            "CALL p()",
            "SELECT SYSTEM$ABORT_SESSION(1)",
            "SELECT a + SYSTEM$CANCEL_ALL_QUERIES(1) FROM t",
            "SELECT seq.NEXTVAL",
            "SELECT * FROM TABLE(TO_QUERY('drop table t'))",
            "SELECT * FROM IDENTIFIER($v)",
            "SHOW TABLES ->> SELECT * FROM $1",
            "COPY INTO @~/x FROM (SELECT * FROM t)",
            "SELECT $1 FROM @stage/file",
            "SELECT ext_fn(secret) FROM t",
            "SELECT AI_COMPLETE('m', c) FROM big",
            "SELECT SNOWFLAKE.CORTEX.COMPLETE('m', c) FROM big",
            "USE ROLE ACCOUNTADMIN",
            "ALTER SESSION SET MULTI_STATEMENT_COUNT = 0",
            "EXPLAIN DELETE FROM t",
            "EXPLAIN ANALYZE DELETE FROM t",
            "SELECT pg_read_file('/etc/passwd')",
            "SELECT * FROM pg_read_file('/etc/passwd')",
            "COPY (SELECT 1) TO PROGRAM 'id'",
            "SELECT pg_sleep(1e6)",
            "SELECT a FROM t FOR UPDATE",
            "SELECT a INTO new FROM t",
            "SELECT x FROM t WHERE x IN (SELECT ext_fn(y) FROM u)",
            "SELECT * FROM (SELECT 1) SAMPLE (ext_fn(1))",
            "SELECT CAST(x AS VARCHAR FORMAT ext_fn(1)) FROM t",
            "SELECT * FROM t, LATERAL FLATTEN(input => ext_fn(t.v))",
            "SELECT * FROM t PIVOT (SUM(a) FOR b IN ('x') DEFAULT ON NULL (ext_fn(1)))",
            "SELECT * FROM TABLE(RESULT_SCAN(LAST_QUERY_ID()))",
            "GRANT SELECT ON t TO ROLE r",
            "CREATE TABLE t AS SELECT 1",
            "MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN DELETE");

    private static final List<String> READS = List.of(
            "SELECT $$DROP TABLE t$$",
            "SELECT 1 UNION SELECT 2",
            "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT * FROM r",
            "SELECT * FROM a CROSS JOIN b",
            "SELECT a, COUNT(*) FROM db.s.t WHERE x LIKE '%a' GROUP BY ALL ORDER BY 1 LIMIT 5",
            "SELECT f.value:x::INT FROM t, LATERAL FLATTEN(input => t.v) f",
            "SELECT ROW_NUMBER() OVER (PARTITION BY a ORDER BY b) AS n FROM t AS q (a, b) QUALIFY n = 1",
            "SELECT 'it''s -- no comment; DELETE FROM t'",
            "(SELECT 1) EXCEPT (SELECT 2)",
            "SELECT CAST(a AS NUMBER(10, 2)), b::VARCHAR(3) FROM t AT (OFFSET => -60)");

    private final ReadOnlyGuard guard = ReadOnlyGuard.snowflake();

    @Test
    void whatChangesAnythingIsRejectedWithAPlaceAndAReason() {
        for (String sql : HOSTILE) {
            Verdict verdict = guard.check(sql);
            assertThat(verdict.accepted()).as(sql).isFalse();
            assertThat(verdict.span()).as(sql).isNotNull();
            assertThat(verdict.reason()).as(sql).startsWith("found ");
        }
    }

    @Test
    void readsPass() {
        for (String sql : READS) {
            assertThat(guard.check(sql)).as(sql).isEqualTo(Verdict.accept());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/*!50000 DROP TABLE t */ SELECT 1",
                "DR/**/OP TABLE t",
                "EXEC('DELETE FROM t')",
                "\uFF33\uFF25\uFF2C\uFF25\uFF23\uFF34 1",
                "DEL\u0415TE FROM t",
                "SEL\u200BECT 1",
                "\uFEFFSELECT 1",
                "\0SELECT 1",
                "SELECT 'a\0b'",
                "SELECT\u00A01",
                "SELECT 'open",
                "SELECT 1 /* open",
                "SELECT '\\'; DROP TABLE t; --'",
                "",
                ";",
                "-- nothing"
            })
    void textsThatOnlyLookLikeReadsAreRejected(String sql) {
        assertThat(guard.check(sql).accepted()).isFalse();
    }

    @Test
    void endlessNestingAndEndlessTextsAreRejected() {
        assertThat(guard.check("SELECT " + "(".repeat(10_000) + "1" + ")".repeat(10_000))
                        .reason())
                .contains("levels of nesting");
        assertThat(guard.check("SELECT 1" + " ".repeat(5_000_000)).reason()).contains("characters");
    }

    @Test
    void explainPassesOnlyWhereThePolicySaysSo() {
        GuardPolicy policy = new GuardPolicy(Set.of(), List.of(), true, false);
        ReadOnlyGuard explaining = new ReadOnlyGuard(policy, Dialect.SNOWFLAKE);

        assertThat(explaining.check("EXPLAIN SELECT 1").accepted()).isTrue();
        assertThat(explaining.check("EXPLAIN DELETE FROM t").accepted()).isFalse();
        assertThat(explaining.check("EXPLAIN ANALYZE SELECT 1").accepted()).isFalse();
        assertThat(explaining.check("SHOW TABLES").accepted()).isFalse();
        assertThat(guard.check("SHOW TABLES").accepted()).isTrue();
    }

    @Test
    void tablesAndFunctionsOfThePolicyAreTheOnlyOnes() {
        GuardPolicy policy = new GuardPolicy(
                Set.of("tools.mask"), List.of(new TableName(List.of("ANALYTICS", "CORE"))), false, true);
        ReadOnlyGuard narrow = new ReadOnlyGuard(policy, Dialect.SNOWFLAKE);

        assertThat(narrow.check("select tools.mask(a) from analytics.core.t").accepted())
                .isTrue();
        assertThat(narrow.check("select other.mask(a) from analytics.core.t").accepted())
                .isFalse();
        assertThat(narrow.check("with t as (select 1) select * from t").accepted())
                .isTrue();
        assertThat(narrow.check("select a from analytics.raw.t").accepted()).isFalse();
        assertThat(narrow.check("select a from t").accepted()).isFalse();
        assertThat(narrow.check("select * from identifier('analytics.raw.t')").accepted())
                .isFalse();
    }

    @Test
    void noMutationOfAHostileStatementPasses() {
        SqlMutations mutations = new SqlMutations(new Random(7));
        for (int i = 0; i < 100_000; i++) {
            String sql = mutations.mutate(HOSTILE.get(i % HOSTILE.size()));
            assertThat(guard.check(sql).accepted()).as(sql).isFalse();
        }
    }

    @Test
    void commentsCaseAndSpaceDoNotTurnAReadIntoSomethingElse() {
        SqlMutations mutations = new SqlMutations(new Random(8));
        for (int i = 0; i < 2_000; i++) {
            String sql = mutations.respace(READS.get(i % READS.size()));
            assertThat(guard.check(sql)).as(sql).isEqualTo(Verdict.accept());
        }
    }
}
