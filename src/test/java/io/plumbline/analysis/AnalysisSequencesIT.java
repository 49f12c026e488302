package io.plumbline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.catalog.Actor;
import io.plumbline.catalog.AnalysisRecord;
import io.plumbline.catalog.AnalysisState;
import io.plumbline.catalog.AnalysisTables;
import io.plumbline.catalog.Ledger;
import io.plumbline.catalog.TestDatabase;
import io.plumbline.crawl.snowflake.TestAccount;
import io.plumbline.job.JobsFile;
import io.plumbline.job.UserError;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is done in whatever order, the warehouse gets a statement exactly where a model of the rules says so: neither
 * without a yes nor, with one, not at all. The model knows nothing of the ledger.
 */
class AnalysisSequencesIT {

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.embedded();

    private static final List<String> PEOPLE = List.of("anna", "carla", "dora", "eve");
    private static final int STEPS = 80;

    private static TestAccount account;

    @TempDir
    Path folder;

    /** What the rules know of an analysis. */
    private static final class Known {
        final String id;
        final String sql;
        final String requester;
        String approver = "";
        Instant expires = Instant.MIN;
        boolean over;
        boolean edited;

        Known(String id, String sql, String requester) {
            this.id = id;
            this.sql = sql;
            this.requester = requester;
        }
    }

    private final List<Known> known = new ArrayList<>();
    private List<String> approvers = Desk.APPROVERS;
    private Desk test;
    private Random random;

    @BeforeAll
    static void open() throws Exception {
        account = new TestAccount();
    }

    @AfterAll
    static void close() throws Exception {
        account.close();
    }

    /** Zero stands for a seed of this very run, which a failure names. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 0})
    void theWarehouseGetsWhatAPersonSaidYesToAndNothingElse(long given) {
        long seed = given == 0 ? System.nanoTime() : given;
        random = new Random(seed);
        test = new Desk(DB, account, folder);
        List<String> steps = new ArrayList<>();
        int runs = 0;
        for (int i = 0; i < STEPS; i++) {
            int before = account.arrived().size();
            Known expected = step(steps);
            List<TestAccount.Arrived> arrived =
                    account.arrived().subList(before, account.arrived().size());
            String story = "seed " + seed + ", after " + steps;
            if (expected == null) {
                assertThat(arrived).as(story).isEmpty();
            } else {
                runs++;
                assertThat(arrived).as(story).singleElement().satisfies(one -> {
                    assertThat(one.sql()).isEqualTo(expected.sql);
                    assertThat(one.tag()).contains(expected.id);
                });
            }
        }
        if (given != 0) {
            assertThat(runs).as("seed " + seed + ": queries that ran").isGreaterThan(1);
        }
        assertThat(Ledger.broken(test.analyses.ledger().entries())).isEmpty();
    }

    /** Does something; the analysis that has to reach the warehouse by it, or null. */
    private Known step(List<String> steps) {
        int kind = random.nextInt(100);
        if (known.isEmpty() || kind < 15) {
            request(steps);
            return null;
        }
        Known one = known.get(Math.max(0, known.size() - 1 - random.nextInt(2)));
        String person = PEOPLE.get(random.nextInt(PEOPLE.size()));
        steps.add(kind + " " + person + " " + one.id.substring(16));
        if (kind < 46) {
            approve(one, random.nextBoolean() ? "dora" : person);
        } else if (kind < 78) {
            return run(one, random.nextBoolean() ? one.requester : person);
        } else if (kind < 81) {
            end(one, person, random.nextBoolean());
        } else if (kind < 84) {
            edit(one);
        } else if (kind < 88) {
            approvers = random.nextInt(4) > 0 ? Desk.APPROVERS : List.of("dora");
        } else if (kind < 91) {
            elsewhere(one);
        } else if (kind < 97) {
            test.clock.move(Duration.ofMinutes(random.nextInt(9 * 60)));
            test.desk.list(null, 1);
            known.stream()
                    .filter(each -> !test.clock.instant().isBefore(each.expires))
                    .filter(each -> !each.approver.isEmpty())
                    .forEach(each -> each.over = true);
        } else if (kind < 98) {
            earlier(one);
        } else {
            return brokenLedger(one);
        }
        return null;
    }

    private void request(List<String> steps) {
        String person = random.nextBoolean() ? "anna" : "carla";
        boolean reads = random.nextInt(5) > 0;
        String sql = (reads ? "select " : "delete from t where a = ") + random.nextInt(1_000_000);
        AnalysisRecord asked = test.desk.request(jobs(), new Asked("wh", sql, "why", null, null, null), actor(person));
        assertThat(asked.state()).isEqualTo(reads ? AnalysisState.PLANNED : AnalysisState.REJECTED);
        Known one = new Known(asked.id(), sql, person);
        one.over = !reads;
        known.add(one);
        steps.add("request by " + person + " " + asked.id().substring(16));
    }

    private void approve(Known one, String person) {
        String hash =
                random.nextInt(6) == 0 ? "0".repeat(64) : test.desk.show(one.id).hash();
        Instant now = test.analyses.now();
        if (happens(() -> test.desk.approve(jobs(), one.id, hash, actor(person)))) {
            assertThat(approvers).contains(person);
            assertThat(person).isNotEqualTo(one.requester);
            assertThat(one.approver).isEmpty();
            assertThat(one.edited).isFalse();
            one.approver = person;
            one.expires = now.plus(Duration.ofHours(24));
        }
    }

    private Known run(Known one, String person) {
        boolean may = person.equals(one.requester) || approvers.contains(person);
        Instant now = test.analyses.now();
        boolean allowed =
                !one.over && !one.edited && may && approvers.contains(one.approver) && now.isBefore(one.expires);
        boolean ran = happens(() -> test.desk.run(jobs(), one.id, actor(person)));
        assertThat(ran).isEqualTo(allowed);
        one.over |= ran;
        return ran ? one : null;
    }

    /** Whatever was said yes to, it was for another warehouse. */
    private void elsewhere(Known one) {
        JobsFile other = test.jobs(Desk.spec(approvers, true, false), "OTHER_WH");
        assertThat(happens(() -> test.desk.run(other, one.id, actor(one.requester))))
                .isFalse();
    }

    /** While the clock is set back nothing runs, even where others go on asking. */
    private void earlier(Known one) {
        request(new ArrayList<>());
        test.clock.move(Duration.ofMinutes(-3));
        request(new ArrayList<>());
        assertThat(happens(() -> test.desk.run(jobs(), one.id, actor(one.requester))))
                .isFalse();
        test.clock.move(Duration.ofMinutes(3));
    }

    private void end(Known one, String person, boolean revoke) {
        one.over |= happens(() -> revoke
                ? test.desk.revoke(jobs(), one.id, "no", actor(person))
                : test.desk.reject(jobs(), one.id, "no", actor(person)));
    }

    /** As the owner of the database could, behind the program's back. */
    private void edit(Known one) {
        String set = List.of(
                        "sql = sql || '0'",
                        "limits = replace(limits, 'rows=1000', 'rows=999')",
                        "requester = 'eve'",
                        "state = case state when 'PLANNED' then 'APPROVED' else 'PLANNED' end")
                .get(random.nextInt(4));
        AnalysisTables.tamper(DB, "analysis", "update analysis set " + set + " where id = ?", one.id);
        one.edited = true;
    }

    /** While any entry is not what it was, nothing runs; afterwards it is put right again. */
    private Known brokenLedger(Known one) {
        String where = " where seq = (select max(seq) from analysis_ledger where analysis = ?)";
        AnalysisTables.tamper(DB, "analysis_ledger", "update analysis_ledger set body = body || ' '" + where, one.id);
        assertThat(happens(() -> test.desk.run(jobs(), one.id, actor("dora")))).isFalse();
        AnalysisTables.tamper(DB, "analysis_ledger", "update analysis_ledger set body = rtrim(body)" + where, one.id);
        return null;
    }

    private interface Work {
        AnalysisRecord act();
    }

    private static boolean happens(Work work) {
        try {
            work.act();
            return true;
        } catch (UserError e) {
            return false;
        }
    }

    private JobsFile jobs() {
        return test.jobs(Desk.spec(approvers, true, false), "AUDIT_WH");
    }

    private static Actor actor(String name) {
        return new Actor(name, "test");
    }
}
