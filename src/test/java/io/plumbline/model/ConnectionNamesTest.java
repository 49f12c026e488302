package io.plumbline.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.account.StoredTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Names that a project leaves to its connection or its environment, held against what an account has. */
class ConnectionNamesTest {

    private final List<Relation> relations = new ArrayList<>();
    private final List<StoredTable> tables = new ArrayList<>();

    private void nodes(@Nullable String database, @Nullable String schema, String... names) {
        Stream.of(names).forEach(name -> relations.add(new Relation(database, schema, name)));
    }

    private void tables(String database, String schema, String... names) {
        LocalDate day = LocalDate.of(2026, 1, 1);
        Stream.of(names)
                .forEach(name -> tables.add(new StoredTable(
                        tables.size(),
                        database,
                        schema,
                        name,
                        "BASE TABLE",
                        true,
                        false,
                        day,
                        day,
                        1,
                        0,
                        0,
                        0,
                        new Location("account", "tables.csv", 2, 2))));
    }

    private String place(@Nullable String database, @Nullable String schema, String name) {
        Optional<ConnectionNames.Place> place =
                new ConnectionNames(relations, tables).place(new Relation(database, schema, name));
        return place.map(found -> found.database() + "." + found.schema()).orElse("nowhere");
    }

    @Test
    void whatTheFilesNameIsTakenAtItsWord() {
        tables("RAW", "SHOP", "A", "B", "C");

        assertThat(place("lake", "shop", "a")).isEqualTo("lake.shop");
    }

    @Test
    void aDatabaseIsBelievedWhereThreeNodesHaveATable() {
        nodes(null, "marts", "a", "b", "c", "unbuilt");
        tables("PROD", "MARTS", "A", "B", "C", "OTHER");
        tables("DEV", "MARTS", "A");

        assertThat(place(null, "marts", "unbuilt")).isEqualTo("PROD.marts");
    }

    @Test
    void twoTablesAreNotEnough() {
        nodes(null, "marts", "a", "b");
        tables("PROD", "MARTS", "A", "B");

        assertThat(place(null, "marts", "a")).isEqualTo("nowhere");
    }

    @Test
    void aCopyWithHalfOfTheTablesLeavesItOpenNoMore() {
        nodes(null, "marts", "a", "b", "c", "d");
        tables("PROD", "MARTS", "A", "B", "C", "D");
        tables("DEV", "MARTS", "A", "B");

        assertThat(place(null, "marts", "a")).isEqualTo("PROD.marts");

        tables("DEV", "MARTS", "C");
        assertThat(place(null, "marts", "a")).isEqualTo("nowhere");
    }

    @Test
    void aSchemaThatBeginsWithTheConnectionsIsCompleted() {
        nodes(null, "target_schema_marts", "a", "b");
        nodes(null, "target_schema_staging", "stg_a", "stg_b");
        nodes(null, null, "plain");
        tables("PROD", "DBT_MARTS", "A", "B");
        tables("PROD", "DBT_STAGING", "STG_A");
        tables("PROD", "OTHER", "STG_B");

        assertThat(place(null, "target_schema_staging", "stg_b")).isEqualTo("PROD.DBT_staging");
        assertThat(place(null, null, "plain")).isEqualTo("PROD.DBT");
    }

    @Test
    void schemasOfTwoDevelopersLeaveItOpen() {
        nodes(null, "target_schema_marts", "a", "b", "c");
        tables("DEV", "ANN_MARTS", "A", "B", "C");
        tables("DEV", "BEN_MARTS", "A", "B", "C");

        assertThat(place(null, "target_schema_marts", "a")).isEqualTo("nowhere");
    }

    @Test
    void eachVariableOfTheEnvironmentIsFoundForItself() {
        nodes("env_var_LOAD", "shop", "a", "b", "c");
        nodes("target_database_env_var_PROD", "env_var_SCHEMA", "x", "y", "z");
        tables("RAW", "SHOP", "A", "B", "C");
        tables("CI_PROD", "MARTS", "X", "Y", "Z");
        tables("RAW", "MARTS", "X", "Y", "Z");

        assertThat(place("env_var_LOAD", "shop", "a")).isEqualTo("RAW.shop");
        assertThat(place("target_database_env_var_PROD", "env_var_SCHEMA", "x")).isEqualTo("CI_PROD.MARTS");
    }

    @Test
    void whatIsNamedBesideTheVariableHasToFit() {
        nodes("env_var_LOAD", "shop", "a", "b", "c");
        tables("RAW", "BAKERY", "A", "B", "C");

        assertThat(place("env_var_LOAD", "shop", "a")).isEqualTo("nowhere");
    }
}
