package io.plumbline.catalog;

import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The findings of all runs. Safe for concurrent use. */
public final class Findings {

    /** A finding of the run before about which this run can say nothing: kept for the next run, shown by none. */
    private static final String UNSEEN = "UNSEEN";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final TransactionTemplate transaction;

    Findings(JdbcClient jdbc, JdbcTemplate batch, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.transaction = transaction;
    }

    private record Row(Finding finding, String status, String firstSeen) {}

    /** {@link #save(String, List, Predicate)} for a run that saw everything. */
    public RunFindings save(String run, List<Finding> findings) {
        return save(run, findings, finding -> true);
    }

    /**
     * Saves all findings of a run and decides how each stands against the job's last completed run before it:
     * {@code NEW}, {@code OPEN}, or {@code FIXED} for those that are gone. Saving again replaces what was saved for the
     * run. Of several findings with one fingerprint the first counts.
     *
     * @param examined whether this run would have seen an older finding if it were still there; false where its source
     *     could not be read or its rule did not run. Such a finding is neither open nor fixed, and the next run that
     *     sees it again calls it open
     * @throws IllegalArgumentException where there is no such run
     */
    public RunFindings save(String run, List<Finding> findings, Predicate<Finding> examined) {
        Map<String, Finding> now = new LinkedHashMap<>();
        findings.forEach(finding -> now.putIfAbsent(finding.fingerprint(), finding));
        return transaction.execute(status -> {
            lock(run);
            Map<String, Row> before = before(run);
            List<Row> rows = new ArrayList<>();
            for (Finding finding : now.values()) {
                Row old = before.get(finding.fingerprint());
                Finding.Status stands = old == null ? Finding.Status.NEW : Finding.Status.OPEN;
                rows.add(new Row(finding.with(stands), stands.name(), old == null ? run : old.firstSeen()));
            }
            for (Row old : before.values()) {
                if (!now.containsKey(old.finding().fingerprint())) {
                    boolean fixed = examined.test(old.finding());
                    Finding.Status stands = fixed ? Finding.Status.FIXED : Finding.Status.OPEN;
                    rows.add(new Row(old.finding().with(stands), fixed ? stands.name() : UNSEEN, old.firstSeen()));
                }
            }
            insert(run, rows);
            return shown(rows);
        });
    }

    /**
     * Puts fixes to findings that were saved for a run; all its other findings have none then.
     *
     * @param fixes by fingerprint
     * @throws IllegalArgumentException where there is no such run
     */
    public void mend(String run, Map<String, Fix> fixes) {
        transaction.executeWithoutResult(status -> {
            lock(run);
            List<Row> mended = rows(run).stream()
                    .map(row -> new Row(
                            row.finding().with(fixes.get(row.finding().fingerprint())), row.status(), row.firstSeen()))
                    .toList();
            insert(run, mended);
        });
    }

    /** What was saved for a run; empty lists where nothing was. */
    public RunFindings of(String run) {
        return shown(rows(run));
    }

    /** Keeps two savers of one run apart. */
    private void lock(String run) {
        List<Integer> rows = jdbc.sql("select 1 from run where id = ? for update")
                .param(run)
                .query(Integer.class)
                .list();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("there is no run " + run);
        }
    }

    private Map<String, Row> before(String run) {
        String last = jdbc.sql("""
                        select p.id from run p join run r on r.job = p.job
                        where r.id = ? and p.id < r.id and p.status = 'COMPLETED'
                        order by p.id desc limit 1
                        """).param(run).query(String.class).optional().orElse("");
        Map<String, Row> before = new LinkedHashMap<>();
        rows(last).stream()
                .filter(row -> !row.status().equals(Finding.Status.FIXED.name()))
                .forEach(row -> before.put(row.finding().fingerprint(), row));
        return before;
    }

    private List<Row> rows(String run) {
        return jdbc.sql("select status, first_seen, body from finding where run = ? order by ordinal")
                .param(run)
                .query((row, i) -> new Row(
                        Json.read(row.getString("body"), Finding.class),
                        row.getString("status"),
                        row.getString("first_seen")))
                .list();
    }

    private void insert(String run, List<Row> rows) {
        jdbc.sql("delete from finding where run = ?").param(run).update();
        List<Object[]> parameters = new ArrayList<>();
        for (Row row : rows) {
            Finding finding = row.finding();
            parameters.add(new Object[] {
                run,
                finding.fingerprint(),
                parameters.size(),
                row.status(),
                row.firstSeen(),
                finding.rule(),
                finding.severity().name(),
                Json.storable(finding.subject()),
                Json.write(finding)
            });
        }
        batch.batchUpdate("""
                insert into finding (run, fingerprint, ordinal, status, first_seen, rule, severity, subject, body)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::json)
                """, parameters);
    }

    private static RunFindings shown(List<Row> rows) {
        Set<String> current = new HashSet<>(Set.of(Finding.Status.NEW.name(), Finding.Status.OPEN.name()));
        Map<String, String> firstSeen = new HashMap<>();
        rows.stream()
                .filter(row -> !row.status().equals(UNSEEN))
                .forEach(row -> firstSeen.put(row.finding().fingerprint(), row.firstSeen()));
        return new RunFindings(
                rows.stream()
                        .filter(row -> current.contains(row.status()))
                        .map(Row::finding)
                        .toList(),
                rows.stream()
                        .filter(row -> row.status().equals(Finding.Status.FIXED.name()))
                        .map(Row::finding)
                        .toList(),
                firstSeen);
    }
}
