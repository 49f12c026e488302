package io.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StructureTest {

    @Test
    void aJoinWithoutALinkIsCartesian() {
        assertThat(cartesian("select * from a cross join b")).containsExactly("cross join b");
        assertThat(cartesian("select * from a, b")).containsExactly(", b");
        assertThat(cartesian("select * from a join b on 1 = 1")).containsExactly("join b on 1 = 1");
    }

    @Test
    void aLinkedOrSmallTableIsNotCartesian() {
        assertThat(cartesian("select * from a, b where a.id = b.id")).isEmpty();
        assertThat(cartesian("select * from a, lateral flatten(input => a.x) f"))
                .isEmpty();
        assertThat(cartesian("select * from a cross join (select max(d) as d from b) m"))
                .isEmpty();
        assertThat(cartesian(
                        "with m as (select max(d) as d from b), n as (select * from m) select * from a cross join n"))
                .isEmpty();
        assertThat(cartesian("select * from a join b using (id)")).isEmpty();
        assertThat(cartesian("select * from a natural join b")).isEmpty();
    }

    @Test
    void anExpressionNobodyReadsIsUnused() {
        Structure structure =
                read("with a as (select 1 as x), b as (select * from a), c as (select 2) select * from b");

        assertThat(structure.unusedCtes()).extracting(c -> c.name().folded()).containsExactly("C");
    }

    @Test
    void starsOfSelectListsAreFoundAndCountsAreNot() {
        assertThat(read("select count(*), t.* from t").stars()).hasSize(1);
        assertThat(read("select count(*) from t").stars()).isEmpty();
    }

    @Test
    void functionsAroundComparedColumnsAreFoundAndAroundConstantsAreNot() {
        String sql =
                "select 1 from t where to_date(created) = '2024-01-01' and id = upper('x') and lower(a) = lower(b)";

        assertThat(read(sql).filteredFunctions())
                .extracting(e -> e.span().of(sql))
                .containsExactly("to_date(created)");
    }

    @Test
    void windowsDistinctsUnionsAndTheRestAreCounted() {
        Structure structure = read("""
                select distinct a, count(distinct b) as n, current_timestamp as at
                from (select a, b, row_number() over (order by c rows between 2 preceding and current row) as r
                      from t order by c) s
                where a not in (select x from u) and b like '%z'
                union
                select 1, 2, sysdate()
                """);

        assertThat(structure.distincts()).hasSize(1);
        assertThat(structure.countDistincts()).hasSize(1);
        assertThat(structure.unions())
                .extracting(QueryBody.SetOperation::operators)
                .containsExactly(List.of("UNION"));
        assertThat(structure.nonDeterministic()).hasSize(2);
        assertThat(structure.sortedSubqueries()).hasSize(1);
        assertThat(structure.notInSubqueries()).hasSize(1);
        assertThat(structure.leadingWildcards()).hasSize(1);
        assertThat(structure.windows()).hasSize(1);
        assertThat(structure.windows().get(0).over()).isNotNull();
        assertThat(structure.nesting()).isEqualTo(2);
        assertThat(structure.complexity()).isEqualTo(4);
    }

    private static Structure read(String sql) {
        SqlStatement statement = SqlStatements.parse(sql).statements().get(0);
        assertThat(statement.problems()).isEmpty();
        return Structure.of(statement);
    }

    private static List<String> cartesian(String sql) {
        return read(sql).cartesian().stream().map(j -> j.span().of(sql)).toList();
    }
}
