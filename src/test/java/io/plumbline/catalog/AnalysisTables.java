package io.plumbline.catalog;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of analyses, for tests of other packages: at a clock of their own, and open to whoever owns the database. */
public final class AnalysisTables {

    private AnalysisTables() {}

    public static Analyses analyses(TestDatabase db, Clock clock) {
        JdbcClient jdbc = db.jdbc();
        return new Analyses(jdbc, db.transaction(), new Ledger(jdbc, clock), clock);
    }

    public static JobLocks locks(TestDatabase db) {
        return new JobLocks(db.database());
    }

    public static Documents documents(TestDatabase db) {
        return new Documents(db.jdbc(), db.template(), db.transaction());
    }

    /** Changes a table behind the program's back, its triggers off, as the database's owner can. */
    public static void tamper(TestDatabase db, String table, String sql, Object... values) {
        db.transaction().executeWithoutResult(status -> {
            db.jdbc().sql("alter table " + table + " disable trigger user").update();
            db.jdbc().sql(sql).params(values).update();
            db.jdbc().sql("alter table " + table + " enable trigger user").update();
        });
    }
}
