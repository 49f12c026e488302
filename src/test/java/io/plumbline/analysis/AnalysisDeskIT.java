package io.plumbline.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.catalog.Actor;
import io.plumbline.catalog.Analyses.Change;
import io.plumbline.catalog.AnalysisRecord;
import io.plumbline.catalog.AnalysisState;
import io.plumbline.catalog.AnalysisTables;
import io.plumbline.catalog.LedgerEntry;
import io.plumbline.crawl.snowflake.TestAccount;
import io.plumbline.job.AnalysesSpec;
import io.plumbline.job.JobsFile;
import io.plumbline.job.UserError;
import io.plumbline.model.TextTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What reaches the warehouse, and what does not. */
@Timeout(120)
class AnalysisDeskIT extends AnalysisDeskSetup {

    @Test
    void aQueryIsAskedPlannedApprovedAndRunOnceAndReported() throws Exception {
        AnalysisRecord asked = asked(sql);
        assertThat(asked.state()).isEqualTo(AnalysisState.PLANNED);
        int requests = account.requests();
        AnalysisRecord approved =
                desk.approve(test.jobs(), asked.id(), asked.hash().substring(0, 12), CARLA);
        assertThat(approved.state()).isEqualTo(AnalysisState.APPROVED);
        assertThat(account.requests())
                .as("nothing is asked of the account before it runs")
                .isEqualTo(requests);

        AnalysisRecord done = desk.run(test.jobs(), asked.id(), ANNA);
        assertThat(done.state()).isEqualTo(AnalysisState.DONE);
        assertThat(arrived()).isOne();
        List<LedgerEntry> story = desk.story(asked.id());
        assertThat(story)
                .extracting(LedgerEntry::event)
                .containsExactly("REQUESTED", "PLANNED", "APPROVED", "RUNNING", "SENT", "DONE");
        assertThat(story)
                .extracting(LedgerEntry::actor)
                .containsExactly("anna", "plumbline", "carla", "anna", "anna", "anna");
        assertThat(story.get(4).body()).contains("\"account\":\"ACME\"", "\"role\":\"READER\"");
        assertThat(account.arrived()).anySatisfy(one -> {
            assertThat(one.sql()).isEqualTo(sql);
            assertThat(one.tag()).contains(asked.id() + ":" + story.get(2).seq());
        });

        Path report = folder.resolve("reports/analyses/" + asked.id());
        String queryId = story.get(5).text("queryId");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(report)))
                .isEqualTo("rwx------");
        assertThat(Files.readString(report.resolve("report.md")))
                .contains("to know who is there", queryId, story.get(2).hash(), "| `carla` |", "3 rows of");
        assertThat(Files.readString(report.resolve("index.html"))).contains(queryId, "<td>carla</td>");
        assertThat(Files.readString(report.resolve("rows.csv"))).isEqualTo("NAME\n'=ben\nanna\ncarla\n");

        assertThat(stopped(() -> desk.run(test.jobs(), asked.id(), ANNA), "only what is APPROVED runs")
                        .kind())
                .isEqualTo(UserError.Kind.SOURCE);
        assertThat(arrived()).as("a replay sends nothing").isOne();
        assertThat(desk.verify(null).problems()).isEmpty();
    }

    @Test
    void whatTheGuardRefusesIsRejectedAtOnce() {
        AnalysisRecord rejected = asked("delete from snowflake.account_usage.users");
        assertThat(rejected.state()).isEqualTo(AnalysisState.REJECTED);
        stopped(() -> desk.approve(test.jobs(), rejected.id(), rejected.hash(), CARLA), "it is REJECTED");
        stopped(() -> desk.run(test.jobs(), rejected.id(), ANNA), "it is REJECTED");
        assertThat(account.arrived()).noneMatch(one -> one.sql().startsWith("delete"));
    }

    @Test
    void withoutAYesNothingRuns() {
        doesNotRun(asked(sql), "it is PLANNED");
    }

    @Test
    void aNoIsKept() {
        AnalysisRecord asked = asked(sql);
        stopped(() -> desk.reject(test.jobs(), asked.id(), "no", EVE), "eve may not decide");
        desk.reject(test.jobs(), asked.id(), "it reads too much", CARLA);
        stopped(() -> desk.approve(test.jobs(), asked.id(), asked.hash(), DORA), "it is REJECTED");
        doesNotRun(asked, "it is REJECTED");
    }

    @Test
    void whoAskedDoesNotApproveAlone() {
        AnalysisRecord asked = desk.request(test.jobs(), new Asked("wh", sql, "why not", null, null, null), CARLA);
        stopped(() -> desk.approve(test.jobs(), asked.id(), asked.hash(), CARLA), "two-eyes lets nobody approve");
        JobsFile alone = test.jobs(Desk.spec(Desk.APPROVERS, false, false), "AUDIT_WH");
        desk.approve(alone, asked.id(), asked.hash(), CARLA);
        stopped(() -> desk.run(test.jobs(), asked.id(), CARLA), "two-eyes lets nobody approve");
        assertThat(arrived()).isZero();
        assertThat(desk.run(alone, asked.id(), CARLA).state()).isEqualTo(AnalysisState.DONE);
    }

    /** On machines whose accounts know no case, Anna is anna. */
    @Test
    void whoAskedDoesNotApproveInOtherLettersEither() {
        AnalysisRecord asked = asked(sql);
        JobsFile jobs = test.jobs(Desk.spec(List.of("Anna"), true, false), "AUDIT_WH");
        stopped(
                () -> desk.approve(jobs, asked.id(), asked.hash(), new Actor("Anna", "test")),
                "nobody approve what he asked himself");
    }

    /** A row and the ledger are looked at as they were at one moment. */
    @Test
    void whoDecidesOrVerifiesWhileOthersDecideIsToldOfNoFraud() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(5);
        Future<?> looking = threads.submit(() -> {
            while (!over.get()) {
                told.addAll(desk.verify(null).problems());
            }
        });
        for (int i = 0; i < 25; i++) {
            AnalysisRecord asked = asked(sql);
            List<Future<?>> deciding = new ArrayList<>();
            for (Actor person : List.of(CARLA, DORA, CARLA, DORA)) {
                boolean yes = deciding.size() < 3;
                deciding.add(threads.submit(() -> {
                    try {
                        if (yes) {
                            desk.approve(test.jobs(), asked.id(), asked.hash(), person);
                        } else {
                            desk.reject(test.jobs(), asked.id(), "no", person);
                        }
                    } catch (UserError e) {
                        told.add(String.valueOf(e.getMessage()));
                    }
                }));
            }
            for (Future<?> one : deciding) {
                one.get();
            }
        }
        over.set(true);
        looking.get();
        threads.shutdown();
        assertThat(told)
                .isNotEmpty()
                .allMatch(one -> one.contains("somebody was faster")
                        || one.contains("only what is PLANNED can be approved")
                        || one.contains("cannot become REJECTED"));
    }

    @Test
    void onlyApproversApproveAndOnlyWhoIsConcernedRuns() {
        AnalysisRecord asked = asked(sql);
        stopped(() -> desk.approve(test.jobs(), asked.id(), asked.hash(), EVE), "eve may not approve");
        AnalysisRecord approved = desk.approve(test.jobs(), asked.id(), asked.hash(), CARLA);
        stopped(() -> desk.run(test.jobs(), approved.id(), EVE), "eve may not run it");
        doesNotRun(test.jobs(Desk.spec(List.of("dora"), true, false), "AUDIT_WH"), approved, "is no approver any more");
        AnalysesSpec few =
                new AnalysesSpec(Desk.APPROVERS, List.of("ben"), true, 24, false, List.of(), 1_000, 1, 30, 1);
        stopped(
                () -> desk.request(test.jobs(few, "AUDIT_WH"), new Asked("wh", sql, "x", null, null, null), ANNA),
                "anna may not ask");
    }

    @Test
    void aYesIsForTheHashThatWasRead() {
        AnalysisRecord asked = asked(sql);
        stopped(() -> desk.approve(test.jobs(), asked.id(), asked.hash().substring(0, 11), CARLA), "hash does not");
        stopped(() -> desk.approve(test.jobs(), asked.id(), "0".repeat(64), CARLA), "hash does not begin");
    }

    @Test
    void aYesThatIsTakenBackIsNone() {
        AnalysisRecord approved = approved();
        stopped(() -> desk.revoke(test.jobs(), approved.id(), "no", EVE), "eve may not decide");
        desk.revoke(test.jobs(), approved.id(), "I saw it wrong", DORA);
        doesNotRun(approved, "it is REVOKED");
        AnalysisRecord other = approved();
        desk.revoke(test.jobs(), other.id(), "not needed", ANNA);
        doesNotRun(other, "it is REVOKED");
    }

    @Test
    void aYesIsForOneAccountRoleAndWarehouse() {
        AnalysisRecord approved = approved();
        doesNotRun(
                test.jobs(Desk.spec(Desk.APPROVERS, true, false), "OTHER_WH"),
                approved,
                "leads to another account, user, role or warehouse");
        AnalysesSpec narrow =
                new AnalysesSpec(Desk.APPROVERS, List.of(), true, 24, false, List.of("SHOP.MARTS"), 1_000, 1, 30, 1);
        doesNotRun(test.jobs(narrow, "AUDIT_WH"), approved, "wider than jobs.yml allows now");
    }

    @Test
    void aRoleThatCanWriteByNowStopsItBeforeItIsSent() {
        AnalysisRecord approved = approved();
        account.grant("INSERT", "TABLE", "SHOP.PUBLIC.ORDERS");
        try {
            doesNotRun(approved, "could write: INSERT");
        } finally {
            account.revoke("INSERT");
        }
        assertThat(desk.show(approved.id()).state()).isEqualTo(AnalysisState.FAILED);
    }

    @Test
    void manyWhoRunAtOnceSendItOnce() throws Exception {
        AnalysisRecord approved = approved();
        List<Callable<Boolean>> runs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            AnalysisDesk own = new Desk(DB, account, folder).desk;
            runs.add(() -> {
                try {
                    return own.run(test.jobs(), approved.id(), ANNA).state() == AnalysisState.DONE;
                } catch (UserError e) {
                    return false;
                }
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(6);
        int done = 0;
        for (Future<Boolean> run : threads.invokeAll(runs)) {
            done += run.get() ? 1 : 0;
        }
        threads.shutdown();
        assertThat(done).isOne();
        assertThat(arrived()).isOne();
    }

    @Test
    void aWishToStopEndsItForGood() throws Exception {
        sql = ENDLESS;
        AnalysisRecord approved = approved();
        CompletableFuture<UserError> end = CompletableFuture.supplyAsync(
                () -> catchThrowableOfType(UserError.class, () -> desk.run(test.jobs(), approved.id(), ANNA)));
        while (arrived() == 0) {
            Thread.sleep(10);
        }
        assertThat(new Desk(DB, account, folder).desk.show(approved.id()).state())
                .as("another process does not take it for dead")
                .isEqualTo(AnalysisState.RUNNING);
        desk.stop();
        assertThat(end.get()).hasMessageContaining("stopped");
        AnalysisRecord failed = desk.show(approved.id());
        assertThat(failed.state()).isEqualTo(AnalysisState.FAILED);
        assertThat(failed.outcome()).contains("\"CANCELLED\"");
    }

    @Test
    void aWishToStopThatComesFirstCostsNoYes() {
        AnalysisRecord approved = approved();
        desk.stop();
        doesNotRun(approved, "it was stopped before it began");
        assertThat(new Desk(DB, account, folder)
                        .desk
                        .run(test.jobs(), approved.id(), ANNA)
                        .state())
                .isEqualTo(AnalysisState.DONE);
    }

    @Test
    void aRunThatIsFoundDeadFailedAndIsNeverRunAgain() {
        AnalysisRecord approved = approved();
        test.analyses.move(approved, Change.to(AnalysisState.RUNNING, Map.of()), ANNA);
        assertThat(desk.show(approved.id()).state()).isEqualTo(AnalysisState.FAILED);
        doesNotRun(approved, "it is FAILED");
        assertThat(desk.show(approved.id()).outcome()).contains("whether the query ran to its end is not known");
    }

    @Test
    void aQueryThatFailsIsToldWithItsQueryId() {
        AnalysisRecord asked = asked("select nope from snowflake.account_usage.users");
        desk.approve(test.jobs(), asked.id(), asked.hash(), CARLA);
        stopped(() -> desk.run(test.jobs(), asked.id(), ANNA), "invalid identifier 'nope'");
        LedgerEntry last = desk.story(asked.id()).get(5);
        assertThat(last.event()).isEqualTo("FAILED");
        assertThat(last.text("queryId")).matches("[0-9a-f-]{36}");
    }

    @Test
    void aSecretIsNotTakenDown() {
        String secret = "select 1 where 'AKIAABCDEFGHIJKLMNOP' = name";
        stopped(() -> asked(secret), "looks like a secret");
        assertThat(test.analyses.list(null, 1_000)).noneMatch(one -> one.sql().contains("AKIA"));
    }

    @Test
    void thePlanTellsWhatItReadsCostsAndRisks() {
        AnalysisTables.documents(DB).replace(new TextTree("wh", Map.of("account.csv", """
                        FROM_DAY,UNTIL_DAY,PRICE_PER_CREDIT,PRICE_PER_TB_MONTH,CURRENCY,PRICE_SOURCE
                        2026-02-01,2026-03-01,3.00,23.00,EUR,contract
                        """, "queries.csv", """
                        QUERY_PARAMETERIZED_HASH,RUNS,CREDITS,QUERY_TEXT
                        a,10,5.0,"select email, name from snowflake.account_usage.users where name = 'x'"
                        b,4,8.0,select count(*) from snowflake.account_usage.users
                        c,4,8.0,select count(*) from snowflake.account_usage.tables
                        """)));
        int before = account.arrived().size();
        AnalysisRecord asked = desk.request(
                test.jobs(Desk.spec(Desk.APPROVERS, true, true), "AUDIT_WH"),
                new Asked(
                        "wh",
                        "select email, name from SNOWFLAKE.account_usage.users where name = 'anna' -- one",
                        "to know",
                        null,
                        null,
                        null),
                ANNA);
        assertThat(AnalysisText.of(asked, desk.story(asked.id())))
                .contains(
                        "reads     SNOWFLAKE.ACCOUNT_USAGE.USERS",
                        "personal  SNOWFLAKE.ACCOUNT_USAGE.USERS.EMAIL",
                        "cost      planner: 7 of 100 partitions, 1 MiB",
                        "          history: the same statement but for literals ran 10 times from 2026-02-01 until"
                                + " 2026-03-01, for 0.5 to 0.5 credits each at 3.00 EUR");
        assertThat(account.arrived().subList(before, account.arrived().size()))
                .extracting(TestAccount.Arrived::sql)
                .singleElement()
                .asString()
                .startsWith("explain using json select");
        assertThat(AnalysisText.of(asked(sql), List.of()))
                .anyMatch(line -> line.contains("statements on the same tables ran 14 times"))
                .anyMatch(line -> line.contains("for 0.5 to 2 credits each"));
    }
}
