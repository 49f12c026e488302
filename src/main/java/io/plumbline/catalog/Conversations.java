package io.plumbline.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people asked and were told, conversation by conversation; each person sees their own. Safe for concurrent use, of
 * several processes too: turns of one conversation are numbered one after the other, and a turn that its process did not live
 * to answer stays as a question without an answer.
 */
public final class Conversations {

    /** Last turns that are told in full; earlier ones are summed up. */
    public static final int WINDOW = 10;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Conversations(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * A conversation.
     *
     * @param about the job or folder it began with
     * @param summary what was asked and told before the last {@value #WINDOW} turns; empty where there were no more
     * @param turns how many there are
     */
    public record Conversation(
            long id,
            String person,
            String name,
            String about,
            String summary,
            Instant created,
            Instant used,
            int turns) {}

    /**
     * A question and its answer.
     *
     * @param number from 1
     * @param about the job or folder that was asked
     * @param tool what answered it, null where nothing did
     * @param subject unique id of the thing it was about, null for none
     * @param answer the text, null where it was broken off
     * @param body the whole answer as JSON, null likewise
     */
    public record Turn(
            long conversation,
            int number,
            Instant asked,
            String question,
            String about,
            @Nullable String tool,
            @Nullable String subject,
            @Nullable String answer,
            @Nullable String body) {

        public boolean answered() {
            return answer != null;
        }
    }

    /** A turn that was found, and where. */
    public record Hit(String name, Turn turn) {}

    /** Begins a turn, and the conversation where there is none of that name. */
    public Turn begin(String person, String name, String about, String question) {
        return transaction.execute(status -> {
            long id = jdbc.sql("""
                            insert into conversation (person, name, about) values (?, ?, ?)
                            on conflict (person, name) do update set used_at = now()
                            returning id
                            """)
                    .params(Json.storable(person), Json.storable(name), Json.storable(about))
                    .query(Long.class)
                    .single(); // locks the row until the number is taken
            return jdbc.sql("""
                            insert into conversation_turn (conversation, number, question, about)
                            select ?, coalesce(max(number), 0) + 1, ?, ? from conversation_turn where conversation = ?
                            returning *
                            """)
                    .params(id, Json.storable(question), Json.storable(about), id)
                    .query(Conversations::turn)
                    .single();
        });
    }

    /** Ends a turn; the summary is of everything before the window. */
    public void answer(Turn turn, @Nullable String tool, @Nullable String subject, String answer, String body) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select 1 from conversation where id = ? for update")
                    .param(turn.conversation())
                    .query(Integer.class)
                    .optional();
            jdbc.sql("""
                            update conversation_turn
                            set answered_at = now(), tool = ?, subject = ?, answer = ?, body = ?::json
                            where conversation = ? and number = ?
                            """)
                    .param(tool)
                    .param(subject)
                    .param(Json.storable(answer))
                    .param(body)
                    .param(turn.conversation())
                    .param(turn.number())
                    .update();
            jdbc.sql("update conversation set used_at = now(), summary = ? where id = ?")
                    .params(ConversationSummary.of(turns(turn.conversation()), WINDOW), turn.conversation())
                    .update();
        });
    }

    /** The turns of a conversation in their order. */
    public List<Turn> turns(long conversation) {
        return jdbc.sql("select * from conversation_turn where conversation = ? order by number")
                .param(conversation)
                .query(Conversations::turn)
                .list();
    }

    /** The last answered turn before another that was about something. */
    public Optional<Turn> before(Turn turn) {
        return jdbc.sql("""
                        select * from conversation_turn
                        where conversation = ? and number < ? and subject is not null order by number desc limit 1
                        """)
                .params(turn.conversation(), turn.number())
                .query(Conversations::turn)
                .optional();
    }

    /** A person's conversations, the last used first. */
    public List<Conversation> of(String person) {
        return jdbc.sql("""
                        select c.*, (select count(*) from conversation_turn t where t.conversation = c.id) as turns
                        from conversation c where person = ? order by used_at desc, id desc
                        """).param(person).query(Conversations::conversation).list();
    }

    public Optional<Conversation> find(String person, String name) {
        return of(person).stream()
                .filter(conversation -> conversation.name().equals(name))
                .findFirst();
    }

    /** A person's turns that hold the words, the best first. */
    public List<Hit> search(String person, String words, int limit) {
        return jdbc.sql("""
                        select c.name, t.* from conversation c join conversation_turn t on t.conversation = c.id
                        where c.person = ? and t.words @@ websearch_to_tsquery('english', ?)
                        order by ts_rank(t.words, websearch_to_tsquery('english', ?)) desc, t.asked_at desc limit ?
                        """)
                .params(person, words, words, limit)
                .query((row, i) -> new Hit(row.getString("name"), turn(row, i)))
                .list();
    }

    /** Deletes a conversation with its turns; whether there was one. */
    public boolean delete(String person, String name) {
        return jdbc.sql("delete from conversation where person = ? and name = ?")
                        .params(person, name)
                        .update()
                > 0;
    }

    /** Deletes the conversations of everybody that nobody used since; how many. */
    public int forget(Instant since) {
        return jdbc.sql("delete from conversation where used_at < ?")
                .param(Timestamp.from(since))
                .update();
    }

    private static Turn turn(ResultSet row, int index) throws SQLException {
        return new Turn(
                row.getLong("conversation"),
                row.getInt("number"),
                row.getTimestamp("asked_at").toInstant(),
                row.getString("question"),
                row.getString("about"),
                row.getString("tool"),
                row.getString("subject"),
                row.getString("answer"),
                row.getString("body"));
    }

    private static Conversation conversation(ResultSet row, int index) throws SQLException {
        return new Conversation(
                row.getLong("id"),
                row.getString("person"),
                row.getString("name"),
                row.getString("about"),
                row.getString("summary"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("used_at").toInstant(),
                row.getInt("turns"));
    }
}
