package io.plumbline.catalog;

import io.plumbline.model.Citation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * On-demand analyses and their states. A state changes only from the one its caller saw, together with its entry of the
 * ledger: of two who decide at once one decides. Safe for concurrent use, by several processes too.
 */
public final class Analyses {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TransactionTemplate moment;
    private final Ledger ledger;
    private final Clock clock;

    Analyses(JdbcClient jdbc, TransactionTemplate transaction, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.moment = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        this.moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.moment.setReadOnly(true);
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A change of state.
     *
     * @param to the state it has then
     * @param body what the ledger has to hold of it
     * @param plan JSON, where it has one from now on
     * @param expires when the approval ends, where it has one from now on
     * @param outcome JSON, where it has one from now on
     */
    public record Change(
            AnalysisState to,
            Map<String, Object> body,
            @Nullable String plan,
            @Nullable Instant expires,
            @Nullable String outcome) {

        public Change {
            body = Map.copyOf(body);
            plan = plan == null ? null : Json.storable(plan);
            outcome = outcome == null ? null : Json.storable(outcome);
        }

        /** What the ledger has to hold: plan and outcome by their hashes. */
        private Map<String, Object> told(AnalysisRecord seen) {
            Map<String, Object> told = new HashMap<>(body);
            told.put("hash", seen.hash());
            if (plan != null) {
                told.put("planHash", Citation.hash(plan));
            }
            if (outcome != null) {
                told.put("outcomeHash", Citation.hash(outcome));
            }
            return told;
        }

        public static Change to(AnalysisState to, Map<String, Object> body) {
            return new Change(to, body, null, null, null);
        }
    }

    /** The database's own time, by which approvals end. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    public Ledger ledger() {
        return ledger;
    }

    /** Takes down what somebody asks for. */
    public AnalysisRecord request(String target, String sql, String limits, String because, Actor requester) {
        Instant at = now();
        String id = STAMP.format(at) + "-" + UUID.randomUUID().toString().substring(0, 8);
        AnalysisRecord asked = new AnalysisRecord(
                id,
                AnalysisState.REQUESTED,
                Json.storable(target),
                Json.storable(sql),
                Json.storable(limits),
                Json.storable(because),
                Json.storable(requester.name()),
                at,
                null,
                null,
                null);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                            insert into analysis (id, state, target, sql, limits, because, requester, requested_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            id,
                            asked.state().name(),
                            asked.target(),
                            asked.sql(),
                            asked.limits(),
                            asked.because(),
                            asked.requester(),
                            Timestamp.from(at))
                    .update();
            ledger.append(
                    id,
                    asked.state().name(),
                    requester,
                    Map.of(
                            "hash", asked.hash(),
                            "target", asked.target(),
                            "limits", asked.limits(),
                            "because", asked.because()));
        });
        return asked;
    }

    /**
     * Changes the state from the one the caller saw, and takes it down.
     *
     * @return the entry of the ledger; empty where the state is another one by now, and nothing was changed
     */
    public Optional<LedgerEntry> move(AnalysisRecord seen, Change change, Actor actor) {
        if (!seen.state().next().contains(change.to())) {
            throw new IllegalArgumentException(change.to() + " does not follow " + seen.state());
        }
        return transaction.execute(status -> {
            LedgerEntry entry = ledger.append(seen.id(), change.to().name(), actor, change.told(seen));
            int changed = jdbc.sql("""
                            update analysis set state = ?, plan = coalesce(?::json, plan),
                                   expires_at = coalesce(?, expires_at), outcome = coalesce(?::json, outcome)
                            where id = ? and state = ?
                            """)
                    .param(change.to().name())
                    .param(change.plan())
                    .param(change.expires() == null ? null : Timestamp.from(change.expires()))
                    .param(change.outcome())
                    .param(seen.id())
                    .param(seen.state().name())
                    .update();
            if (changed == 0) {
                status.setRollbackOnly();
                return Optional.empty();
            }
            return Optional.of(entry);
        });
    }

    /**
     * Takes down that the SQL of a running analysis goes out.
     *
     * @return false where it is not running any more; nothing was taken down then
     */
    public boolean sending(AnalysisRecord running, Map<String, Object> body, Actor actor) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            ledger.append(running.id(), LedgerEntry.SENT, actor, body);
            boolean still = jdbc.sql("select state from analysis where id = ? for update")
                    .param(running.id())
                    .query(String.class)
                    .optional()
                    .filter(AnalysisState.RUNNING.name()::equals)
                    .isPresent();
            if (!still) {
                status.setRollbackOnly();
            }
            return still;
        }));
    }

    public Optional<AnalysisRecord> find(String id) {
        return jdbc.sql("select * from analysis where id = ?")
                .param(id)
                .query(Analyses::record)
                .optional();
    }

    /** Rows, and the whole ledger, as they were at one moment: so neither seems to be ahead of the other. */
    public record Moment(List<AnalysisRecord> rows, List<LedgerEntry> ledger) {

        public Moment {
            rows = List.copyOf(rows);
            ledger = List.copyOf(ledger);
        }
    }

    /** The row of an analysis, where there is one, with the ledger. */
    public Moment moment(String id) {
        return at(() -> find(id).stream().toList());
    }

    /** All rows with the ledger. */
    public Moment moment() {
        return at(() -> list(null, Integer.MAX_VALUE));
    }

    private Moment at(Supplier<List<AnalysisRecord>> rows) {
        return Objects.requireNonNull(moment.execute(status -> new Moment(rows.get(), ledger.entries())));
    }

    /** All of one state or of any, the youngest first. */
    public List<AnalysisRecord> list(@Nullable AnalysisState state, int limit) {
        return jdbc.sql("""
                        select * from analysis where ?::text is null or state = ?
                        order by requested_at desc, id desc limit ?
                        """)
                .param(state == null ? null : state.name())
                .param(state == null ? null : state.name())
                .param(limit)
                .query(Analyses::record)
                .list();
    }

    private static AnalysisRecord record(ResultSet row, int number) throws SQLException {
        Timestamp expires = row.getTimestamp("expires_at");
        return new AnalysisRecord(
                row.getString("id"),
                AnalysisState.valueOf(row.getString("state")),
                row.getString("target"),
                row.getString("sql"),
                row.getString("limits"),
                row.getString("because"),
                row.getString("requester"),
                row.getTimestamp("requested_at").toInstant(),
                row.getString("plan"),
                expires == null ? null : expires.toInstant(),
                row.getString("outcome"));
    }
}
