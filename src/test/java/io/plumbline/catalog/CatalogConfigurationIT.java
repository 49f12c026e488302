package io.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;

/** The module as Spring Boot assembles it, on a server nobody prepared. */
class CatalogConfigurationIT {

    @TempDir
    Path folder;

    private final ApplicationContextRunner boot = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    TransactionAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    JdbcClientAutoConfiguration.class,
                    FlywayAutoConfiguration.class))
            .withUserConfiguration(CatalogConfiguration.class);

    @Test
    void migratesTheEmbeddedDatabaseAndStopsItAtTheEnd() throws Exception {
        EmbeddedHome home = EmbeddedHome.empty(folder.resolve("home"));
        for (int run = 1; run <= 2; run++) {
            int runs = run;
            boot.withPropertyValues("PLUMBLINE_DB_URL=", "PLUMBLINE_HOME=" + home.path())
                    .run(context -> {
                        assertThat(context).hasNotFailed().hasSingleBean(DataSource.class);
                        context.getBean(Runs.class).start("nightly", Instant.ofEpochSecond(runs));
                        assertThat(context.getBean(Runs.class).history("nightly", 9))
                                .hasSize(runs);
                        assertThat(context.getBean(JobLocks.class).held("nightly"))
                                .isFalse();
                        assertThat(context.getBean(Documents.class).tree("none"))
                                .isEmpty();
                    });
            assertThat(home.running()).isFalse();
        }
    }

    @Test
    void saysWhichAddressDoesNotAnswer() {
        boot.withPropertyValues(
                        "PLUMBLINE_DB_URL=jdbc:postgresql://127.0.0.1:1/nothing",
                        "PLUMBLINE_DB_USER=u",
                        "PLUMBLINE_DB_PASSWORD=s3cret")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOfSatisfying(DatabaseProblem.class, problem -> {
                            assertThat(problem)
                                    .hasMessageContaining("postgresql://127.0.0.1:1/nothing")
                                    .hasMessageNotContaining("s3cret");
                            assertThat(problem.action()).contains("unset PLUMBLINE_DB_URL");
                        }));
    }
}
