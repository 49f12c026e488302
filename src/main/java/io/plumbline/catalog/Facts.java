package io.plumbline.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was learned from feedback. A fact is proposed by a run and counts only while a person's yes stands; what was rejected or
 * revoked is kept and never proposed again. Safe for concurrent use: of two reviews at once one wins.
 */
public final class Facts {

    private final JdbcClient jdbc;

    Facts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public enum Kind {
        /** A word of the house for a thing of the estate. */
        TERM,
        /** What somebody says of a thing. */
        STATEMENT,
        /** Findings that should be accepted in plumbline.yml. */
        SUPPRESSION
    }

    /** How a fact stands. */
    public enum State {
        PROPOSED,
        ACCEPTED,
        REJECTED,
        /** It was accepted once. */
        REVOKED
    }

    /**
     * A fact that a run proposes.
     *
     * @param name the word, the thing's name, or the rule
     * @param node unique id of the thing that is meant, null for none
     * @param origin who said what it comes from, and when, for people
     */
    public record Proposal(
            Kind kind, String job, String name, @Nullable String node, String says, String origin) {}

    /** @param reviewer who accepted, rejected or revoked it last, null while it is proposed */
    public record Fact(
            long id,
            Proposal proposal,
            State state,
            Instant proposed,
            @Nullable String reviewer,
            @Nullable Instant reviewed,
            String reason) {}

    /** Proposes a fact; false where it was proposed before, whatever became of it. */
    public boolean propose(Proposal proposal) {
        return jdbc.sql("""
                        insert into fact (kind, job, name, node, says, origin, state) values (?, ?, ?, ?, ?, ?, 'PROPOSED')
                        on conflict (job, kind, name, says) do nothing
                        """)
                        .param(proposal.kind().name())
                        .param(proposal.job())
                        .param(Json.storable(proposal.name()))
                        .param(proposal.node())
                        .param(Json.storable(proposal.says()))
                        .param(Json.storable(proposal.origin()))
                        .update()
                > 0;
    }

    /** Decides on a fact; false where it does not stand as it has to for that, for another review came first. */
    public boolean review(long id, State decision, String reviewer, String reason) {
        State before = decision == State.REVOKED ? State.ACCEPTED : State.PROPOSED;
        return jdbc.sql("""
                        update fact set state = ?, reviewer = ?, reviewed_at = now(), reason = ?
                        where id = ? and state = ?
                        """)
                        .params(decision.name(), Json.storable(reviewer), Json.storable(reason), id, before.name())
                        .update()
                > 0;
    }

    public Optional<Fact> find(long id) {
        return jdbc.sql("select * from fact where id = ?")
                .param(id)
                .query(Facts::fact)
                .optional();
    }

    /** Every fact, by number. */
    public List<Fact> all() {
        return jdbc.sql("select * from fact order by id").query(Facts::fact).list();
    }

    /** The facts of a job that a person's yes stands behind, by number. */
    public List<Fact> accepted(String job) {
        return jdbc.sql("select * from fact where job = ? and state = 'ACCEPTED' order by id")
                .param(job)
                .query(Facts::fact)
                .list();
    }

    private static Fact fact(ResultSet row, int index) throws SQLException {
        Timestamp reviewed = row.getTimestamp("reviewed_at");
        return new Fact(
                row.getLong("id"),
                new Proposal(
                        Kind.valueOf(row.getString("kind")),
                        row.getString("job"),
                        row.getString("name"),
                        row.getString("node"),
                        row.getString("says"),
                        row.getString("origin")),
                State.valueOf(row.getString("state")),
                row.getTimestamp("proposed_at").toInstant(),
                row.getString("reviewer"),
                reviewed == null ? null : reviewed.toInstant(),
                row.getString("reason"));
    }
}
