package io.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.catalog.RunRecord.Status;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunsIT {

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.embedded();

    private static final Instant NIGHT = Instant.parse("2026-03-01T02:00:00.123456Z");

    private final Runs runs = new Runs(DB.jdbc(), Clock.fixed(NIGHT.plusSeconds(9), ZoneOffset.UTC));
    private final String job = UUID.randomUUID().toString();

    @Test
    void namesARunByItsTimeSoThatNamesSort() {
        String first = runs.start(job, NIGHT);
        String second = runs.start(job, NIGHT.plusMillis(1));
        assertThat(first).startsWith("20260301T020000123Z-").isLessThan(second);
    }

    @Test
    void beginsARunOfTheSameJobAndTimeOnce() {
        assertThat(runs.start(job, NIGHT)).isEqualTo(runs.start(job, NIGHT));
        assertThat(runs.history(job, 10)).hasSize(1);
    }

    @Test
    void tellsRunsOfTwoJobsApartThatBeginTogether() {
        assertThat(runs.start(job, NIGHT)).isNotEqualTo(runs.start(job + "x", NIGHT));
    }

    @Test
    void aRunThatWasBegunIsRunningAndHasNoEnd() {
        RunRecord run = runs.find(runs.start(job, NIGHT)).orElseThrow();
        assertThat(run.status()).isEqualTo(Status.RUNNING);
        assertThat(run.finishedAt()).isNull();
        assertThat(run.startedAt()).isEqualTo(Instant.parse("2026-03-01T02:00:00.123Z"));
    }

    @Test
    void keepsCountsAndScoresInTheirOrder() {
        String id = runs.start(job, NIGHT);
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("models", 12L);
        counts.put("edges", 5_000_000_000L);
        runs.finish(id, Status.COMPLETED, counts, Map.of("testing", 71));
        RunRecord run = runs.find(id).orElseThrow();
        assertThat(run.counts()).containsExactlyEntriesOf(counts);
        assertThat(run.score()).containsExactly(Map.entry("testing", 71));
        assertThat(run.finishedAt()).isEqualTo(NIGHT.plusSeconds(9));
    }

    @Test
    void listsTheYoungestRunsFirst() {
        String old = runs.start(job, NIGHT);
        String middle = runs.start(job, NIGHT.plusSeconds(60));
        String young = runs.start(job, NIGHT.plusSeconds(120));
        assertThat(runs.history(job, 2)).extracting(RunRecord::id).containsExactly(young, middle);
        assertThat(runs.history(job, 9)).extracting(RunRecord::id).endsWith(old);
    }

    @Test
    void refusesToFinishWhatIsNotThereOrAsRunning() {
        assertThatThrownBy(() -> runs.finish("nothing", Status.FAILED, Map.of(), Map.of()))
                .hasMessage("there is no run nothing");
        assertThatThrownBy(() -> runs.finish(runs.start(job, NIGHT), Status.RUNNING, Map.of(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
