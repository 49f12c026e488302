package io.plumbline.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Area;
import io.plumbline.model.Edit;
import io.plumbline.model.FileTree;
import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import io.plumbline.model.Gap;
import io.plumbline.model.Location;
import io.plumbline.model.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A file with the word {@code bad} is a finding, {@code worse} another one, and {@code unreadable} a gap. */
class ProofTest {

    private final FilesInMemory tree = new FilesInMemory();
    private final List<Proposal> proposals = new ArrayList<>();
    private ProofLimit limit = ProofLimit.within(Duration.ofHours(1));

    @Test
    void provesManyFixesWithOneAudit() {
        IntStream.range(0, 40).forEach(i -> propose("m" + i + ".sql", "bad", "good"));

        Proof.Result result = prove();

        assertThat(result.trials()).isEqualTo(1);
        assertThat(result.proven().paths()).hasSize(40);
        assertThat(result.fixes().values()).extracting(Fix::status).containsOnly(Fix.Status.PROVEN);
    }

    @Test
    void setsApartAFixThatBringsAnotherFinding() {
        IntStream.range(0, 40).forEach(i -> propose("m" + i + ".sql", "bad", i == 17 ? "worse" : "good"));

        Proof.Result result = prove();

        assertThat(fix(result, "m17.sql").status()).isEqualTo(Fix.Status.UNPROVEN);
        assertThat(fix(result, "m17.sql").reason()).contains("it brings a finding of worse at m17.sql:1");
        assertThat(result.proven().paths()).hasSize(39);
        assertThat(result.trials()).isLessThanOrEqualTo(3);
    }

    @Test
    void doesNotBelieveAFixThatMakesItsFileUnreadable() {
        propose("a.sql", "bad", "unreadable");
        propose("b.sql", "bad", "good");

        Proof.Result result = prove();

        assertThat(fix(result, "a.sql").reason()).contains("could not be read");
        assertThat(fix(result, "b.sql").status()).isEqualTo(Fix.Status.PROVEN);
    }

    @Test
    void saysThatAFindingStaysWhereItDoes() {
        propose("a.sql", "bad", "still bad");

        assertThat(fix(prove(), "a.sql").reason()).isEqualTo("with it applied the finding is still there");
    }

    @Test
    void takesTheFirstOfTwoFixesOfOnePlaceAndKeepsTheOtherOutOfThePatch() {
        propose("a.sql", "bad", "good");
        Finding other = finding("other", "a.sql");
        proposals.add(new Proposal(other, List.of(new Edit.Replace("a.sql", 0, "bad", "fine")), ""));

        Proof.Result result = prove();

        assertThat(fix(result, "a.sql").status()).isEqualTo(Fix.Status.PROVEN);
        assertThat(result.fixes().get(other.fingerprint()).reason())
                .isEqualTo("another fix changes the same place of a.sql");
        assertThat(result.all().diff()).isEqualTo(result.proven().diff());
    }

    @Test
    void triesAFixAgainWhoseRivalFailed() {
        propose("a.sql", "bad", "worse");
        Finding rival = finding("rival", "a.sql");
        proposals.add(new Proposal(rival, List.of(new Edit.Replace("a.sql", 0, "bad", "good")), ""));

        Proof.Result result = prove();

        assertThat(result.fixes().get(rival.fingerprint()).status()).isEqualTo(Fix.Status.PROVEN);
        assertThat(result.proven().diff()).contains("+good");
    }

    @Test
    void stopsAfterItsBudgetAndSaysSo() {
        IntStream.range(0, 200).forEach(i -> propose("m" + i + ".sql", "bad", "elsewhere"));

        Proof.Result result = prove();

        assertThat(result.trials()).isEqualTo(ProofLimit.MOST_AUDITS);
        assertThat(result.fixes().values()).extracting(Fix::status).containsOnly(Fix.Status.UNPROVEN);
        assertThat(result.fixes().values()).anyMatch(fix -> fix.reason().startsWith("it was not tried"));
    }

    @Test
    void stopsInTimeAndSaysSo() {
        propose("a.sql", "bad", "good");
        limit = ProofLimit.within(Duration.ZERO);

        assertThat(fix(prove(), "a.sql").reason()).isEqualTo("it was not tried: 0 seconds were spent on other fixes");
    }

    @Test
    void refusesThoseAtFaultWithoutTryingEachAlone() {
        IntStream.range(0, 200).forEach(i -> propose("m" + i + ".sql", "bad", i % 4 == 0 ? "worse" : "good"));

        Proof.Result result = prove();

        assertThat(result.proven().paths()).hasSize(150);
        assertThat(result.trials()).isLessThanOrEqualTo(3);
        assertThat(fix(result, "m8.sql").reason()).isEqualTo("it brings a finding of worse at m8.sql:1");
    }

    @Test
    void doesNotTryAFixThatNoAuditCanJudgeButOffersItsEdits() {
        propose("a.sql", "bad", "good");
        tree.with("b.sql", "bad\n");
        proposals.add(new Proposal(
                finding("bad", "b.sql"), List.of(new Edit.Replace("b.sql", 0, "bad", "worse")), "nobody can tell"));

        Proof.Result result = prove();

        assertThat(fix(result, "b.sql").status()).isEqualTo(Fix.Status.UNPROVEN);
        assertThat(fix(result, "b.sql").reason()).isEqualTo("nobody can tell");
        assertThat(result.trials()).isEqualTo(1);
        assertThat(result.proven().paths()).containsExactly("a.sql");
        assertThat(result.all().paths()).containsExactlyInAnyOrder("a.sql", "b.sql");
    }

    private void propose(String path, String from, String to) {
        tree.with(path, from + "\n");
        proposals.add(new Proposal(finding("bad", path), List.of(new Edit.Replace(path, 0, from, to)), ""));
    }

    private Proof.Result prove() {
        return Proof.of(tree, proposals, audit(tree), (changed, paths) -> audit(changed), limit);
    }

    private static Fix fix(Proof.Result result, String path) {
        return result.fixes().get(finding("bad", path).fingerprint());
    }

    private static Trial.Seen audit(FileTree files) {
        List<Finding> findings = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        for (String path : files.paths()) {
            String text = text(files, path);
            for (String word : List.of("bad", "worse")) {
                if (text.contains(word)) {
                    findings.add(finding(word, path));
                }
            }
            if (text.contains("elsewhere")) {
                findings.add(finding("elsewhere", "other.sql"));
            }
            if (text.contains("unreadable")) {
                gaps.add(new Gap("file", path + ":1", "it is unreadable"));
            }
        }
        return new Trial.Seen(findings, gaps);
    }

    private static String text(FileTree files, String path) {
        try {
            return new String(files.bytes(path), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Finding finding(String rule, String path) {
        return new Finding(
                Finding.fingerprint(rule, path, ""),
                rule,
                List.of(),
                Area.STRUCTURE,
                Severity.INFO,
                Finding.Status.NEW,
                path,
                "",
                rule,
                Location.ofLine("shop", path, 1),
                Map.of(),
                List.of(),
                null,
                null);
    }
}
