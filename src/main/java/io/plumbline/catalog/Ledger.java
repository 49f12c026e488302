package io.plumbline.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What happened to analyses, in order, only ever appended to. Each entry holds the hash of the one before it. Safe for
 * concurrent use, by several processes too.
 */
public final class Ledger {

    private final JdbcClient jdbc;
    private final Clock clock;

    Ledger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where the chain breaks, and how. */
    public record Break(long seq, String why) {}

    /** All entries, the oldest first. */
    public List<LedgerEntry> entries() {
        return jdbc.sql("select * from analysis_ledger order by seq")
                .query(Ledger::entry)
                .list();
    }

    /** The entries of one analysis, the oldest first. */
    public List<LedgerEntry> entries(String analysis) {
        return jdbc.sql("select * from analysis_ledger where analysis = ? order by seq")
                .param(analysis)
                .query(Ledger::entry)
                .list();
    }

    /** The first place where a chain is not whole. */
    public static Optional<Break> broken(List<LedgerEntry> entries) {
        String previous = LedgerEntry.NOTHING;
        long seq = 1;
        for (LedgerEntry entry : entries) {
            if (entry.seq() != seq) {
                return Optional.of(new Break(seq, "it is missing; the next one is " + entry.seq()));
            }
            if (!entry.previous().equals(previous)) {
                return Optional.of(new Break(seq, "it does not hold the hash of the entry before it"));
            }
            if (!entry.hash().equals(entry.computed())) {
                return Optional.of(new Break(seq, "its parts do not give its hash: one of them was changed"));
            }
            previous = entry.hash();
            seq++;
        }
        return Optional.empty();
    }

    /**
     * Appends an entry, inside the caller's transaction; others wait for its end. Whoever changes an analysis too calls this
     * first.
     *
     * @param body what else is to be known; values are texts, numbers, booleans and lists of these
     */
    LedgerEntry append(String analysis, String event, Actor actor, Map<String, Object> body) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('analysis ledger', 3))")
                .query((row, i) -> 0)
                .list();
        Optional<LedgerEntry> last = jdbc.sql("select * from analysis_ledger order by seq desc limit 1")
                .query(Ledger::entry)
                .optional();
        LedgerEntry entry = LedgerEntry.of(
                last.map(LedgerEntry::seq).orElse(0L) + 1,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                analysis,
                event,
                actor,
                Json.write(new TreeMap<>(body)),
                last.map(LedgerEntry::hash).orElse(LedgerEntry.NOTHING));
        jdbc.sql("""
                        insert into analysis_ledger (seq, at, analysis, event, actor, proof, body, previous, hash)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        entry.seq(),
                        Timestamp.from(entry.at()),
                        entry.analysis(),
                        entry.event(),
                        entry.actor(),
                        entry.proof(),
                        entry.body(),
                        entry.previous(),
                        entry.hash())
                .update();
        return entry;
    }

    private static LedgerEntry entry(ResultSet row, int number) throws SQLException {
        Instant at = row.getTimestamp("at").toInstant();
        return new LedgerEntry(
                row.getLong("seq"),
                at,
                row.getString("analysis"),
                row.getString("event"),
                row.getString("actor"),
                row.getString("proof"),
                row.getString("body"),
                row.getString("previous"),
                row.getString("hash"));
    }
}
