package io.plumbline.catalog;

import io.plumbline.catalog.RunRecord.Status;
import io.plumbline.model.Citation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/** The history of runs. Safe for concurrent use. */
public final class Runs {

    private static final int LOOKED_THROUGH = 30;

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final JdbcClient jdbc;
    private final Clock clock;

    Runs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Begins a run, or finds the one that this job began at this very time: a restart goes on with its own run.
     *
     * @param time when the run was asked for; counts to the millisecond
     * @return the run's id
     */
    public String start(String job, Instant time) {
        Instant millis = time.truncatedTo(ChronoUnit.MILLIS);
        String id = STAMP.format(millis) + "-" + Citation.hash(job).substring(0, 6);
        jdbc.sql("""
                        insert into run (id, job, started_at, status, counts, score)
                        values (?, ?, ?, 'RUNNING', '{}', '{}')
                        on conflict (id) do nothing
                        """).params(id, job, Timestamp.from(millis)).update();
        return id;
    }

    /**
     * Ends a run.
     *
     * @param status anything but {@code RUNNING}
     * @throws IllegalArgumentException where there is no such run
     */
    public void finish(String run, Status status, Map<String, Long> counts, Map<String, Integer> score) {
        if (status == Status.RUNNING) {
            throw new IllegalArgumentException("a finished run is not running");
        }
        int rows = jdbc.sql("""
                        update run set finished_at = ?, status = ?, counts = ?::json, score = ?::json
                        where id = ?
                        """)
                .params(Timestamp.from(clock.instant()), status.name(), Json.write(counts), Json.write(score), run)
                .update();
        if (rows == 0) {
            throw new IllegalArgumentException("there is no run " + run);
        }
    }

    public Optional<RunRecord> find(String run) {
        return jdbc.sql("select * from run where id = ?")
                .param(run)
                .query(Runs::record)
                .optional();
    }

    /** The last runs of a job, the youngest first. */
    public List<RunRecord> history(String job, int limit) {
        return jdbc.sql("select * from run where job = ? order by id desc limit ?")
                .params(job, limit)
                .query(Runs::record)
                .list();
    }

    /** The newest run of a job that completed, among its last {@value #LOOKED_THROUGH}. */
    public Optional<RunRecord> lastCompleted(String job) {
        return history(job, LOOKED_THROUGH).stream()
                .filter(run -> run.status() == Status.COMPLETED)
                .findFirst();
    }

    private static RunRecord record(ResultSet row, int number) throws SQLException {
        Timestamp finished = row.getTimestamp("finished_at");
        return new RunRecord(
                row.getString("id"),
                row.getString("job"),
                row.getTimestamp("started_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                Status.valueOf(row.getString("status")),
                Json.MAPPER.readValue(row.getString("counts"), new TypeReference<Map<String, Long>>() {}),
                Json.MAPPER.readValue(row.getString("score"), new TypeReference<Map<String, Integer>>() {}));
    }
}
