package io.plumbline.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.catalog.Actor;
import io.plumbline.catalog.AnalysisRecord;
import io.plumbline.catalog.TestDatabase;
import io.plumbline.crawl.snowflake.TestAccount;
import io.plumbline.job.JobsFile;
import io.plumbline.job.UserError;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A desk over a real database and an account with three users. */
abstract class AnalysisDeskSetup {

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.embedded();

    static final Actor ANNA = new Actor("anna", "test");
    static final Actor CARLA = new Actor("carla", "test");
    static final Actor DORA = new Actor("dora", "test");
    static final Actor EVE = new Actor("eve", "test");
    static final String ENDLESS = "select count(*) from table(generator(rowcount => 1000000000000))";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    static TestAccount account;

    @TempDir
    Path folder;

    Desk test;
    AnalysisDesk desk;
    String sql;

    @BeforeAll
    static void open() throws Exception {
        account = new TestAccount();
        account.seed("insert into snowflake.account_usage.users (name) values ('anna'), ('=ben'), ('carla')");
    }

    @AfterAll
    static void close() throws Exception {
        account.close();
    }

    @BeforeEach
    void begin() {
        test = new Desk(DB, account, folder);
        desk = test.desk;
        sql = "select name from snowflake.account_usage.users where " + NUMBER.incrementAndGet() + " > 0 order by name";
    }

    final AnalysisRecord asked(String query) {
        return desk.request(test.jobs(), new Asked("wh", query, "to know who is there", 100, null, null), ANNA);
    }

    final AnalysisRecord approved() {
        AnalysisRecord asked = asked(sql);
        return desk.approve(test.jobs(), asked.id(), asked.hash(), CARLA);
    }

    final long arrived() {
        return account.arrived().stream().filter(one -> one.sql().contains(sql)).count();
    }

    final UserError stopped(Callable<?> work, String why) {
        UserError error = catchThrowableOfType(UserError.class, work::call);
        assertThat(error).as("expected: " + why).isNotNull().hasMessageContaining(why);
        assertThat(error.action()).isNotBlank();
        return error;
    }

    final void doesNotRun(AnalysisRecord analysis, String why) {
        doesNotRun(test.jobs(), analysis, why);
    }

    final void doesNotRun(JobsFile jobs, AnalysisRecord analysis, String why) {
        UserError error = stopped(() -> desk.run(jobs, analysis.id(), ANNA), why);
        assertThat(error.kind()).isEqualTo(UserError.Kind.SOURCE);
        assertThat(arrived()).isZero();
    }
}
