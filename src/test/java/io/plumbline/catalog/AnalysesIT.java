package io.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.catalog.Analyses.Change;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class AnalysesIT {

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.embedded();

    private static final Actor ANNA = new Actor("anna", "test");
    private static final Actor CARLA = new Actor("carla", "test");

    private final Analyses analyses = AnalysisTables.analyses(DB, Clock.systemUTC());

    private AnalysisRecord asked() {
        return analyses.request("source=wh", "select 1", "rows=1", "to know", ANNA);
    }

    private AnalysisRecord moved(AnalysisRecord seen, AnalysisState... to) {
        AnalysisRecord now = seen;
        for (AnalysisState state : to) {
            assertThat(analyses.move(now, Change.to(state, Map.of()), CARLA)).isPresent();
            now = analyses.find(seen.id()).orElseThrow();
        }
        return now;
    }

    @Test
    void theDatabaseHasTheStateMachineOfTheProgram() {
        Set<String> program = new TreeSet<>();
        for (AnalysisState from : AnalysisState.values()) {
            from.next().forEach(to -> program.add(from + " " + to));
        }
        assertThat(new TreeSet<>(DB.jdbc()
                        .sql("select from_state || ' ' || to_state from analysis_transition")
                        .query(String.class)
                        .list()))
                .isEqualTo(program);
    }

    @Test
    void theDatabaseRefusesEveryOtherTransition() {
        for (AnalysisState from : List.of(AnalysisState.REQUESTED, AnalysisState.PLANNED, AnalysisState.RUNNING)) {
            AnalysisRecord analysis = asked();
            List<AnalysisState> way = List.of(AnalysisState.PLANNED, AnalysisState.APPROVED, AnalysisState.RUNNING);
            moved(analysis, way.subList(0, way.indexOf(from) + 1).toArray(AnalysisState[]::new));
            Arrays.stream(AnalysisState.values())
                    .filter(to -> !from.next().contains(to))
                    .forEach(to -> refused(
                            "update analysis set state = '" + to + "' where id = '" + analysis.id() + "'",
                            "does not follow"));
        }
        assertThatThrownBy(() -> analyses.move(asked(), Change.to(AnalysisState.RUNNING, Map.of()), CARLA))
                .hasMessage("RUNNING does not follow REQUESTED");
    }

    @Test
    void whatWasAskedCannotBeChangedNorTheYesProlonged() {
        AnalysisRecord analysis = moved(asked(), AnalysisState.PLANNED, AnalysisState.APPROVED);
        String where = " where id = '" + analysis.id() + "'";
        refused("update analysis set state = 'RUNNING', sql = 'select 2'" + where, "cannot be changed");
        refused("update analysis set state = 'RUNNING', limits = 'rows=9'" + where, "cannot be changed");
        refused("update analysis set state = 'RUNNING', target = 'x'" + where, "cannot be changed");
        refused("update analysis set state = 'RUNNING', requester = 'x'" + where, "cannot be changed");
        refused("update analysis set state = 'RUNNING', plan = '{}'" + where, "plan cannot be changed");
        refused("update analysis set state = 'RUNNING', expires_at = now()" + where, "cannot be prolonged");
        refused("delete from analysis" + where, "cannot be deleted");
        refused("truncate analysis cascade", "only ever appended to");
        refused(
                "insert into analysis (id, state, target, sql, limits, because, requester, requested_at)"
                        + " values ('x', 'APPROVED', '', 'select 3', '', '', 'eve', now())",
                "begins as REQUESTED");
    }

    @Test
    void theLedgerIsOnlyEverAppendedTo() {
        asked();
        refused("update analysis_ledger set actor = 'eve'", "only ever appended to");
        refused("delete from analysis_ledger", "only ever appended to");
        refused("truncate analysis_ledger", "only ever appended to");
        refused(
                "insert into analysis_ledger select seq + 2, at, analysis, event, actor, proof, body, hash, hash"
                        + " from analysis_ledger order by seq desc limit 1",
                "goes on at");
        refused(
                "insert into analysis_ledger select seq + 1, at, analysis, event, actor, proof, body, previous, hash"
                        + " from analysis_ledger order by seq desc limit 1",
                "goes on at");
    }

    /** It may do what the program does, and has its own tables of the same names to lead the triggers astray. */
    @Test
    void anAccountThatOwnsNothingGetsAroundNothing() throws SQLException {
        AnalysisRecord planned = moved(asked(), AnalysisState.PLANNED);
        String password = UUID.randomUUID().toString();
        try (Database all = DB.as("postgres", TestDatabase.password())) {
            JdbcClient.create(all.pool())
                    .sql("""
                    do $$ begin create role analysis_clerk login; exception when duplicate_object then null; end $$;
                    alter role analysis_clerk password '%2$s';
                    grant usage on schema %1$s to analysis_clerk;
                    grant select, insert, update on %1$s.analysis to analysis_clerk;
                    grant select, insert on %1$s.analysis_ledger to analysis_clerk;
                    grant select on %1$s.analysis_transition to analysis_clerk;
                    """.formatted(DB.schema(), password))
                    .update();
        }
        try (Database own = DB.as("analysis_clerk", password);
                Connection connection = own.connect()) {
            JdbcClient clerk = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            String ledger = DB.schema() + ".analysis_ledger";
            String table = DB.schema() + ".analysis";
            refused(clerk, "alter table " + table + " disable trigger user", "must be owner");
            refused(clerk, "set session_replication_role = replica", "permission denied");
            refused(clerk, "update " + ledger + " set actor = 'eve'", "permission denied");
            refused(clerk, "insert into analysis_transition values ('PLANNED', 'RUNNING')", "permission denied");
            clerk.sql("create temporary table analysis_transition as select 'PLANNED' from_state, 'RUNNING' to_state")
                    .update();
            clerk.sql("create temporary table analysis_ledger (seq bigint, hash text)")
                    .update();
            String where = " where id = '" + planned.id() + "'";
            refused(clerk, "update " + table + " set state = 'RUNNING'" + where, "does not follow");
            refused(
                    clerk,
                    "insert into " + ledger
                            + " select 1, at, analysis, event, actor, proof, body, repeat('0', 64), hash" + " from "
                            + ledger + " order by seq desc limit 1",
                    "goes on at");
            assertThat(clerk.sql("update " + table + " set state = 'REVOKED'" + where)
                            .update())
                    .isOne();
        }
    }

    private static void refused(String sql, String why) {
        refused(DB.jdbc(), sql, why);
    }

    private static void refused(JdbcClient jdbc, String sql, String why) {
        assertThatThrownBy(() -> jdbc.sql(sql).update())
                .as(sql)
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining(why);
    }

    @Test
    void ofManyWhoDecideAtOnceOneDecides() throws Exception {
        AnalysisRecord planned = moved(asked(), AnalysisState.PLANNED);
        long before = analyses.ledger().entries().size();
        List<Callable<Boolean>> wishes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            AnalysisState to = List.of(AnalysisState.APPROVED, AnalysisState.REJECTED, AnalysisState.REVOKED)
                    .get(i % 3);
            wishes.add(
                    () -> analyses.move(planned, Change.to(to, Map.of()), CARLA).isPresent());
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        int won = 0;
        for (Future<Boolean> wish : threads.invokeAll(wishes)) {
            won += wish.get() ? 1 : 0;
        }
        threads.shutdown();
        assertThat(won).isOne();
        assertThat(analyses.ledger().entries()).hasSize((int) before + 1);
        assertThat(Ledger.broken(analyses.ledger().entries())).isEmpty();
    }

    @Test
    void whatIsSentIsTakenDownOnlyWhileItRuns() {
        AnalysisRecord running = moved(asked(), AnalysisState.PLANNED, AnalysisState.APPROVED, AnalysisState.RUNNING);
        assertThat(analyses.sending(running, Map.of("account", "ACME"), ANNA)).isTrue();
        moved(running, AnalysisState.FAILED);
        long before = analyses.ledger().entries().size();
        assertThat(analyses.sending(running, Map.of(), ANNA)).isFalse();
        assertThat(analyses.ledger().entries()).hasSize((int) before);
    }

    @Test
    void aChangedMissingOrAddedEntryBreaksTheChainWhereItIs() {
        moved(asked(), AnalysisState.PLANNED, AnalysisState.APPROVED);
        List<LedgerEntry> whole = analyses.ledger().entries();
        assertThat(Ledger.broken(whole)).isEmpty();
        int at = whole.size() - 2;
        LedgerEntry entry = whole.get(at);
        for (LedgerEntry changed : List.of(
                with(entry, entry.at().plus(Duration.ofHours(1)), entry.actor(), entry.body()),
                with(entry, entry.at(), "eve", entry.body()),
                with(entry, entry.at(), entry.actor(), "{}"))) {
            List<LedgerEntry> entries = new ArrayList<>(whole);
            entries.set(at, changed);
            assertThat(Ledger.broken(entries))
                    .get()
                    .extracting(Ledger.Break::seq)
                    .isEqualTo(entry.seq());
            LedgerEntry rehashed = LedgerEntry.of(
                    changed.seq(),
                    changed.at(),
                    changed.analysis(),
                    changed.event(),
                    new Actor(changed.actor(), changed.proof()),
                    changed.body(),
                    changed.previous());
            entries.set(at, rehashed);
            assertThat(Ledger.broken(entries))
                    .get()
                    .extracting(Ledger.Break::seq)
                    .isEqualTo(entry.seq() + 1);
        }
        List<LedgerEntry> missing = new ArrayList<>(whole);
        missing.remove(at);
        assertThat(Ledger.broken(missing)).get().extracting(Ledger.Break::seq).isEqualTo(entry.seq());
        List<LedgerEntry> twice = new ArrayList<>(whole);
        twice.add(at, entry);
        assertThat(Ledger.broken(twice)).get().extracting(Ledger.Break::seq).isEqualTo(entry.seq() + 1);
    }

    private static LedgerEntry with(LedgerEntry entry, Instant at, String actor, String body) {
        return new LedgerEntry(
                entry.seq(),
                at,
                entry.analysis(),
                entry.event(),
                actor,
                entry.proof(),
                body,
                entry.previous(),
                entry.hash());
    }

    @Test
    void whatComesBackIsWhatWasWritten() {
        AnalysisRecord asked = analyses.request("a\nb", "select 'ü' -- \u20ac", "rows=1", "why\u0000", ANNA);
        AnalysisRecord found = analyses.find(asked.id()).orElseThrow();
        assertThat(found).isEqualTo(asked);
        assertThat(found.hash()).isEqualTo(AnalysisRecord.hash("a\nb", "select 'ü' -- \u20ac", "rows=1"));
        assertThat(AnalysisRecord.hash("a", "b\nc", "d")).isNotEqualTo(AnalysisRecord.hash("a\nb", "c", "d"));
    }

    @Test
    void theServersClockTellsTheTime() {
        Instant told = new ServerClock(DB.jdbc()).instant();
        assertThat(told).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }
}
