package io.plumbline.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.catalog.Analyses;
import io.plumbline.catalog.AnalysisRecord;
import io.plumbline.catalog.AnalysisState;
import io.plumbline.catalog.AnalysisTables;
import io.plumbline.catalog.LedgerEntry;
import io.plumbline.job.UserError;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What somebody reaches who changes the database behind the program's back, or the clock. */
@Timeout(120)
class AnalysisTamperingIT extends AnalysisDeskSetup {

    @Test
    void sqlThatIsEditedAfterTheYesDoesNotRun() {
        AnalysisRecord approved = approved();
        edit(approved, "sql = sql || ' -- and more'");
        doesNotRun(approved, "not those of the ledger");
        assertThat(desk.verify(null).problems()).anyMatch(one -> one.contains(approved.id()));
        edit(approved, "sql = '" + sql.replace("'", "''") + "', limits = replace(limits, 'rows=100', 'rows=900')");
        doesNotRun(approved, "not those of the ledger");
        edit(approved, "limits = replace(limits, 'rows=900', 'rows=100'), target = replace(target, 'AUDIT', 'BIG')");
        doesNotRun(test.jobs(Desk.spec(Desk.APPROVERS, true, false), "BIG_WH"), approved, "not those of the ledger");
        edit(approved, "target = replace(target, 'BIG', 'AUDIT')");
        assertThat(desk.run(test.jobs(), approved.id(), ANNA).state()).isEqualTo(AnalysisState.DONE);
    }

    @Test
    void sqlThatIsEditedBeforeTheYesCannotBeApproved() {
        AnalysisRecord asked = asked(sql);
        edit(asked, "sql = sql || ' '");
        String now = test.analyses.find(asked.id()).orElseThrow().hash();
        stopped(() -> desk.approve(test.jobs(), asked.id(), now, CARLA), "not those of the ledger");
        edit(asked, "sql = '" + sql + "'");
    }

    /** Else an approver reads of a query what it does not do. */
    @Test
    void aPlanThatIsEditedCannotBeApproved() {
        AnalysisRecord asked = asked(sql);
        String plan = String.valueOf(asked.plan());
        edit(asked, "plan = replace(plan::text, 'USERS', 'NOBODY')::json");
        stopped(() -> desk.approve(test.jobs(), asked.id(), asked.hash(), CARLA), "its plan is not that of the ledger");
        AnalysisTables.tamper(DB, "analysis", "update analysis set plan = ?::json where id = ?", plan, asked.id());
        assertThat(desk.approve(test.jobs(), asked.id(), asked.hash(), CARLA).state())
                .isEqualTo(AnalysisState.APPROVED);
    }

    /** Else an approver says yes to a reason that nobody gave. */
    @Test
    void aReasonThatIsEditedCannotBeApproved() {
        AnalysisRecord asked = asked(sql);
        edit(asked, "because = 'the board wants it'");
        stopped(
                () -> desk.approve(test.jobs(), asked.id(), asked.hash(), CARLA),
                "its reason is not that of the ledger");
        edit(asked, "because = 'to know who is there'");
        assertThat(desk.approve(test.jobs(), asked.id(), asked.hash(), CARLA).state())
                .isEqualTo(AnalysisState.APPROVED);
    }

    @Test
    void aRowThatIsTakenOutIsMissed() {
        AnalysisRecord asked = asked(sql);
        List<AnalysisRecord> left = test.analyses.moment().rows().stream()
                .filter(row -> !row.id().equals(asked.id()))
                .toList();
        assertThat(Verification.of(
                                new Analyses.Moment(left, test.analyses.ledger().entries()), null)
                        .problems())
                .containsExactly("analysis " + asked.id() + ": the ledger tells of it, and it is not there");
    }

    @Test
    void aStateThatIsEditedIsNoYes() {
        AnalysisRecord asked = asked(sql);
        edit(asked, "state = 'APPROVED', expires_at = '2099-01-01'");
        doesNotRun(asked, "by the ledger PLANNED");
        edit(asked, "state = 'PLANNED', expires_at = null");
    }

    @Test
    void aLedgerThatWasTouchedStopsEverything() {
        AnalysisRecord asked = asked(sql);
        AnalysisRecord other = approved();
        String row = " where analysis = '" + asked.id() + "' and event = 'REQUESTED'";
        AnalysisTables.tamper(DB, "analysis_ledger", "update analysis_ledger set actor = 'eve'" + row);
        doesNotRun(other, "the ledger is broken at entry");
        assertThat(desk.verify(null).problems()).anyMatch(one -> one.startsWith("ledger, entry "));
        String odd = "update analysis_ledger set event = 'BLESSED', body = '{' where seq = ?";
        LedgerEntry last = desk.story(other.id()).get(2);
        AnalysisTables.tamper(DB, "analysis_ledger", odd, last.seq());
        assertThat(desk.verify(null).problems()).anyMatch(one -> one.contains("by the ledger BLESSED"));
        assertThat(AnalysisText.of(other, desk.story(other.id())))
                .anyMatch(line -> line.contains("tells of BLESSED, which is nothing that happens"));
        String back = "update analysis_ledger set event = 'APPROVED', body = ? where seq = ?";
        AnalysisTables.tamper(DB, "analysis_ledger", back, last.body(), last.seq());
        AnalysisTables.tamper(DB, "analysis_ledger", "update analysis_ledger set actor = 'anna'" + row);
        assertThat(desk.verify(null).problems()).isEmpty();
    }

    @Test
    void aLedgerThatWasWrittenAnewIsNotTheOneThatWasNoted() {
        asked(sql);
        LedgerEntry head = desk.verify(null).head();
        assertThat(desk.verify(head.seq() + ":" + head.hash()).problems()).isEmpty();
        assertThat(desk.verify(head.seq() + ":" + "0".repeat(64)).problems())
                .containsExactly("ledger, entry " + head.seq()
                        + ": it is not the one that was noted; the ledger was written anew");
        assertThatThrownBy(() -> desk.verify("last")).isInstanceOf(UserError.class);
    }

    @Test
    void aYesEndsWithItsTimeWhateverTheRowSays() {
        AnalysisRecord approved = approved();
        edit(approved, "expires_at = '2099-01-01'");
        test.clock.move(Duration.ofHours(24));
        doesNotRun(approved, "its approval ended at");
        AnalysisRecord other = approved();
        test.clock.move(Duration.ofHours(25));
        assertThat(desk.show(other.id()).state()).isEqualTo(AnalysisState.EXPIRED);
        doesNotRun(other, "it is EXPIRED");
    }

    @Test
    void aClockThatWasSetBackProlongsNothing() {
        AnalysisRecord approved = approved();
        test.clock.move(Duration.ofMinutes(-3));
        doesNotRun(approved, "the database's clock says");
        test.clock.move(Duration.ofMinutes(3));
        assertThat(desk.run(test.jobs(), approved.id(), ANNA).state()).isEqualTo(AnalysisState.DONE);
    }

    private static void edit(AnalysisRecord analysis, String set) {
        AnalysisTables.tamper(DB, "analysis", "update analysis set " + set + " where id = '" + analysis.id() + "'");
    }
}
