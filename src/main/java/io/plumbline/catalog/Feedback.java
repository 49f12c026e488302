package io.plumbline.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people said about answers and findings. Safe for concurrent use. */
public final class Feedback {

    private final JdbcClient jdbc;

    Feedback(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public enum Kind {
        /** The answer is right. */
        UP,
        /** The answer is wrong or of no use. */
        DOWN,
        /** What the answer should have said. */
        CORRECTION,
        /** The finding is one. */
        ACCEPTED,
        /** The finding is none, or is known and wanted. */
        REJECTED
    }

    /**
     * One thing somebody said.
     *
     * @param job the job or folder that was asked
     * @param question of the turn it is about, null for a finding
     * @param subject unique id of the thing it is about, null for none
     * @param fingerprint of the finding it is about, null for a turn; so are {@code rule} and {@code path}
     * @param note in their words; may be empty
     */
    public record Said(
            String person,
            Kind kind,
            String job,
            @Nullable String question,
            @Nullable String subject,
            @Nullable String fingerprint,
            @Nullable String rule,
            @Nullable String path,
            String note) {}

    /** Something that was said, with its number and time. */
    public record Entry(long id, Instant at, Said said) {}

    /** Stores it; its number. */
    public long save(Said said) {
        return jdbc.sql("""
                        insert into feedback (person, kind, job, question, subject, fingerprint, rule, path, note)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
                        """)
                .param(Json.storable(said.person()))
                .param(said.kind().name())
                .param(said.job())
                .param(said.question())
                .param(said.subject())
                .param(said.fingerprint())
                .param(said.rule())
                .param(said.path())
                .param(Json.storable(said.note()))
                .query(Long.class)
                .single();
    }

    /** What a person said, the newest first. */
    public List<Entry> of(String person, int limit) {
        return jdbc.sql("select * from feedback where person = ? order by id desc limit ?")
                .params(person, limit)
                .query(Feedback::entry)
                .list();
    }

    /** What was said about a job and has not been learned from, the oldest first. */
    public List<Entry> open(String job) {
        return jdbc.sql("select * from feedback where job = ? and not learned order by id")
                .param(job)
                .query(Feedback::entry)
                .list();
    }

    /** The last word of each person on each finding of a job. */
    public List<Entry> onFindings(String job) {
        return jdbc.sql("""
                        select distinct on (person, fingerprint) * from feedback
                        where job = ? and fingerprint is not null order by person, fingerprint, id desc
                        """).param(job).query(Feedback::entry).list();
    }

    /** Notes that it was learned from. */
    public void learned(long id) {
        jdbc.sql("update feedback set learned = true where id = ?").param(id).update();
    }

    /** Takes back what a person said; whether there was such a thing. */
    public boolean delete(String person, long id) {
        return jdbc.sql("delete from feedback where person = ? and id = ?")
                        .params(person, id)
                        .update()
                > 0;
    }

    private static Entry entry(ResultSet row, int index) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getTimestamp("given_at").toInstant(),
                new Said(
                        row.getString("person"),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("job"),
                        row.getString("question"),
                        row.getString("subject"),
                        row.getString("fingerprint"),
                        row.getString("rule"),
                        row.getString("path"),
                        row.getString("note")));
    }
}
