package io.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JobLocksIT {

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.embedded();

    private final JobLocks locks = new JobLocks(DB.database());
    private final String key = UUID.randomUUID().toString();

    @Test
    void letsOneHolderIn() {
        try (JobLocks.Held first = locks.tryLock(key).orElseThrow()) {
            assertThat(first.alive()).isTrue();
            assertThat(locks.tryLock(key)).isEmpty();
            assertThat(locks.held(key)).isTrue();
            assertThat(locks.held(key + "x")).isFalse();
        }
    }

    @Test
    void isFreeAfterItsHolderClosedIt() {
        JobLocks.Held held = locks.tryLock(key).orElseThrow();
        held.close();
        assertThat(held.alive()).isFalse();
        assertThat(locks.held(key)).isFalse();
        Optional<JobLocks.Held> next = locks.tryLock(key);
        assertThat(next).isPresent();
        next.get().close();
    }

    @Test
    void isFreeAndKnowsItOnceItsSessionDied() throws InterruptedException {
        JobLocks.Held held = locks.tryLock(key).orElseThrow();
        DB.jdbc().sql("""
                        select pg_terminate_backend(pid, 5000) from pg_locks
                        where locktype = 'advisory' and pid <> pg_backend_pid()
                          and database = (select oid from pg_database where datname = current_database())
                        """).query((row, i) -> row.getBoolean(1)).list();
        assertThat(held.alive()).isFalse();
        assertThat(locks.held(key)).isFalse();
    }
}
