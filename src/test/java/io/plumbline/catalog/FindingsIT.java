package io.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.catalog.RunRecord.Status;
import io.plumbline.model.Author;
import io.plumbline.model.FileHistory;
import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import io.plumbline.model.Past;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FindingsIT {

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.embedded();

    private static final Finding A = Samples.finding("model.shop.a");
    private static final Finding B = Samples.finding("model.shop.b");

    private final Runs runs = new Runs(DB.jdbc(), Clock.systemUTC());
    private final Findings findings = new Findings(DB.jdbc(), DB.template(), DB.transaction());
    private final String job = UUID.randomUUID().toString();
    private Instant time = Instant.parse("2026-03-01T02:00:00Z");

    @Test
    void callsEverythingNewInTheFirstRun() {
        String run = run(A, B);
        assertThat(findings.of(run).current()).containsExactly(A, B);
        assertThat(findings.of(run).fixed()).isEmpty();
        assertThat(findings.of(run).firstSeen())
                .containsOnlyKeys(A.fingerprint(), B.fingerprint())
                .containsValue(run);
    }

    @Test
    void keepsFactsInTheirOrder() {
        assertThat(findings.of(run(A)).current().get(0).facts().keySet())
                .containsExactlyElementsOf(Samples.values().keySet());
    }

    @Test
    void keepsWhoAnswersWhyAndSinceWhenTheLinesStand() {
        Finding owned = A.with("<b>Ada</b> \u202eByron", past("2099-01-01T00:00:00.123456789Z", "Ada <ada@x>"));
        Finding moved = A.with("@data", past("2026-02-01T00:00:00Z", "Ben"));
        assertThat(findings.of(run(owned)).current()).containsExactly(owned);
        assertThat(findings.of(run(moved)).current())
                .as("who answers now, and not who did")
                .containsExactly(moved.with(Finding.Status.OPEN));
        assertThat(findings.of(run()).fixed())
                .as("a finding that is gone keeps its past")
                .containsExactly(moved.with(Finding.Status.FIXED));
    }

    @Test
    void readsWhatWasStoredBeforeFindingsHadAPast() {
        String run = run(A.with("Ada", past("2026-02-01T00:00:00Z", "Ada")));
        DB.jdbc()
                .sql("update finding set body = (body::jsonb - 'past')::json where run = ?")
                .param(run)
                .update();
        assertThat(findings.of(run).current()).singleElement().satisfies(finding -> {
            assertThat(finding.owner()).isEqualTo("Ada");
            assertThat(finding.past()).isNull();
        });
        assertThat(findings.of(run(A)).current()).containsExactly(A.with(Finding.Status.OPEN));
    }

    private static Past past(String at, String author) {
        FileHistory.Touch lines =
                new FileHistory.Touch("0123456789".repeat(4), Instant.parse(at), new Author(author, "a@shop.example"));
        return new Past("wrote 2 of 3 lines (67 %)", lines);
    }

    @Test
    void callsWhatStaysOpenWithTheRunThatSawItFirst() {
        String first = run(A);
        run(A);
        RunFindings third = findings.of(run(A, B));
        assertThat(third.current()).containsExactly(A.with(Finding.Status.OPEN), B);
        assertThat(third.firstSeen()).containsEntry(A.fingerprint(), first);
    }

    @Test
    void listsWhatIsGoneAsFixedOnce() {
        run(A, B);
        RunFindings second = findings.of(run(B));
        assertThat(second.fixed()).containsExactly(A.with(Finding.Status.FIXED));
        assertThat(findings.of(run(B)).fixed()).isEmpty();
    }

    @Test
    void putsFixesToTheFindingsOfARunAndTakesOldOnesAway() {
        String run = run(A, B);
        Fix fix = Fix.patch(Fix.Status.PROVEN, "diff", "");
        findings.mend(run, Map.of(A.fingerprint(), fix));
        assertThat(findings.of(run).current()).containsExactly(A.with(fix), B.with((Fix) null));
        Fix statement = Fix.statement(Fix.Status.UNPROVEN, "DROP TABLE \"T\";", "it was not tried");
        findings.mend(run, Map.of(B.fingerprint(), statement));
        assertThat(findings.of(run).current()).containsExactly(A.with((Fix) null), B.with(statement));
        findings.mend(run, Map.of());
        assertThat(findings.of(run).current()).extracting(Finding::fix).containsOnlyNulls();
        assertThat(findings.of(run(B)).fixed()).extracting(Finding::fix).containsOnlyNulls();
        assertThatThrownBy(() -> findings.mend("no run", Map.of())).hasMessage("there is no run no run");
    }

    @Test
    void callsAFindingThatComesBackNew() {
        run(A);
        run();
        String third = run(A);
        assertThat(findings.of(third).current()).containsExactly(A);
        assertThat(findings.of(third).firstSeen()).containsEntry(A.fingerprint(), third);
    }

    @Test
    void neitherFixesNorForgetsWhatARunCouldNotSee() {
        String first = run(A);
        String blind = start();
        RunFindings second = findings.save(blind, List.of(), older -> false);
        finish(blind, Status.COMPLETED);
        assertThat(second)
                .isEqualTo(new RunFindings(List.of(), List.of(), Map.of()))
                .isEqualTo(findings.of(blind));
        RunFindings third = findings.of(run(A));
        assertThat(third.current()).containsExactly(A.with(Finding.Status.OPEN));
        assertThat(third.firstSeen()).containsEntry(A.fingerprint(), first);
    }

    @Test
    void comparesWithTheLastCompletedRunOnly() {
        run(A);
        String failed = start();
        findings.save(failed, List.of(B));
        finish(failed, Status.FAILED);
        RunFindings third = findings.of(run(A, B));
        assertThat(third.current()).containsExactly(A.with(Finding.Status.OPEN), B);
    }

    @Test
    void doublesNothingWhenARestartSavesAgain() {
        run(A);
        String run = start();
        RunFindings once = findings.save(run, List.of(A, B));
        RunFindings again = findings.save(run, List.of(A, B));
        assertThat(again).isEqualTo(once).isEqualTo(findings.of(run));
        finish(run, Status.COMPLETED);
        assertThat(findings.save(run, List.of(A, B))).isEqualTo(once);
    }

    @Test
    void countsOneFingerprintOnce() {
        assertThat(findings.of(run(A, A)).current()).containsExactly(A);
    }

    @Test
    void leavesOtherJobsAlone() {
        run(A);
        String other = runs.start(job + "x", time);
        assertThat(findings.save(other, List.of(A)).current()).containsExactly(A);
    }

    @Test
    void refusesARunThatIsNotThere() {
        assertThatThrownBy(() -> findings.save("none", List.of(A))).hasMessage("there is no run none");
    }

    private String run(Finding... found) {
        String run = start();
        RunFindings saved = findings.save(run, List.of(found));
        assertThat(findings.of(run)).isEqualTo(saved);
        finish(run, Status.COMPLETED);
        return run;
    }

    private String start() {
        time = time.plusSeconds(60);
        return runs.start(job, time);
    }

    private void finish(String run, Status status) {
        runs.finish(run, status, Map.of(), Map.of());
    }
}
