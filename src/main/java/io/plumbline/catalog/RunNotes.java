package io.plumbline.catalog;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a stage of a run leaves for the stages after it, by name, as JSON of a record. Saving again replaces. Safe for
 * concurrent use.
 */
public final class RunNotes {

    private final JdbcClient jdbc;

    RunNotes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void save(String run, String name, Record note) {
        jdbc.sql("""
                        insert into run_note (run, name, body) values (?, ?, ?::json)
                        on conflict (run, name) do update set body = excluded.body
                        """).params(run, name, Json.write(note)).update();
    }

    public <T extends Record> Optional<T> find(String run, String name, Class<T> type) {
        return jdbc.sql("select body from run_note where run = ? and name = ?")
                .params(run, name)
                .query(String.class)
                .optional()
                .map(body -> Json.read(body, type));
    }
}
