package io.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    @Test
    void takesAJdbcAddressAsItIs() {
        DatabaseAddress address = DatabaseAddress.of("jdbc:postgresql://db:5433/audit?sslmode=require", "ann", "pw");
        assertThat(address.url()).isEqualTo("jdbc:postgresql://db:5433/audit?sslmode=require");
        assertThat(address.properties()).containsEntry("user", "ann").containsEntry("password", "pw");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "postgresql"})
    void takesTheAddressesHostersGive(String scheme) {
        DatabaseAddress address =
                DatabaseAddress.of(scheme + "://ann:p%40s%2Bs+%3Aw@db.example:5433/audit?sslmode=require", null, null);
        assertThat(address)
                .isEqualTo(new DatabaseAddress(
                        "jdbc:postgresql://db.example:5433/audit?sslmode=require", "ann", "p@s+s+:w"));
    }

    @Test
    void takesUserAndPasswordOutOfTheAddress() {
        DatabaseAddress address =
                DatabaseAddress.of("jdbc:postgresql://db/audit?user=ann&sslmode=require&password=p%26w", null, null);
        assertThat(address).isEqualTo(new DatabaseAddress("jdbc:postgresql://db/audit?sslmode=require", "ann", "p&w"));
        assertThat(DatabaseAddress.of("jdbc:postgresql://db/a?password=x", null, null)
                        .url())
                .isEqualTo("jdbc:postgresql://db/a");
    }

    @Test
    void prefersTheVariablesToTheAddress() {
        DatabaseAddress address = DatabaseAddress.of("postgres://ann:one@db/audit", "bob", "two");
        assertThat(address.user()).isEqualTo("bob");
        assertThat(address.password()).isEqualTo("two");
    }

    @Test
    void showsNoSecretInAnyText() {
        DatabaseAddress address = DatabaseAddress.of("postgres://ann:s3cret@db/audit?options=x", null, null);
        assertThat(address.toString()).isEqualTo("postgresql://db/audit");
        assertThat(address.masked("failed for s3cret")).isEqualTo("failed for ***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mysql://ann:s3cret@db/x", "db.example", "postgres://ann:s3cret@/x", "postgres://ann:s3cret@ db"
            })
    void refusesWhatIsNoPostgresAddressWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> DatabaseAddress.of(text, null, null))
                .isInstanceOfSatisfying(DatabaseProblem.class, problem -> {
                    assertThat(problem)
                            .hasMessageStartingWith("PLUMBLINE_DB_URL")
                            .hasMessageNotContaining("s3cret");
                    assertThat(problem.action()).contains("jdbc:postgresql://host:5432/database");
                });
    }
}
