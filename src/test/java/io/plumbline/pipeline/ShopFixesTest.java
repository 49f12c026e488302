package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.audit.Audit;
import io.plumbline.fix.RealGit;
import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fixes of the example shop, applied by real {@code git apply} to a copy of it. */
class ShopFixesTest {

    private static final Audit AUDIT = Audit.ofAllRules();

    @TempDir
    static Path folder;

    private static Mended mended;

    @BeforeAll
    static void copyAndMend() throws IOException {
        Path shop = Path.of("examples/shop");
        try (Stream<Path> files = Files.walk(shop)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(shop.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        mended = Mended.of(check(), DbtSettings.defaults(), finding -> true);
    }

    private static Checked check() {
        return Checked.of(Workspace.open(folder, DbtSettings.defaults(), new DbtReader()), AUDIT, LocalDate.EPOCH);
    }

    @Test
    void everyProvenFindingIsGoneAndNoneIsNew() throws Exception {
        List<String> before = fingerprints(mended.findings());
        List<Finding> proven = mended.findings().stream()
                .filter(finding -> has(finding, Fix.Status.PROVEN))
                .toList();

        RealGit.apply(folder, mended.patch().diff());
        List<String> after = fingerprints(check().findings());
        RealGit.apply(folder, mended.patch().diff(), "--reverse");

        assertThat(proven).hasSizeGreaterThan(20);
        assertThat(after).doesNotContainAnyElementsOf(fingerprints(proven));
        assertThat(before).containsAll(after);
    }

    /** The share of findings that acceptance asks for. */
    @Test
    void sixOfTenFindingsCarryAFix() {
        long all = mended.findings().size();
        long fixed = mended.findings().stream()
                .filter(finding -> finding.fix() != null)
                .count();
        long proven = mended.findings().stream()
                .filter(finding -> has(finding, Fix.Status.PROVEN))
                .count();
        String share = "%d of %d findings of the example carry a fix (%.1f %%), %d a proven one"
                .formatted(fixed, all, 100.0 * fixed / all, proven);
        System.out.println(share);
        assertThat(fixed * 100).as(share).isGreaterThanOrEqualTo(all * 60);
    }

    @Test
    void everyFixAppliesByItself() throws Exception {
        for (Finding finding : mended.findings()) {
            Fix fix = finding.fix();
            if (fix != null) {
                RealGit.apply(folder, fix.diff(), "--check");
            }
        }
    }

    @Test
    void anUnprovenFixSaysWhy() {
        assertThat(mended.findings())
                .filteredOn(finding -> has(finding, Fix.Status.UNPROVEN))
                .allMatch(finding ->
                        finding.fix() != null && !finding.fix().reason().isEmpty());
    }

    private static boolean has(Finding finding, Fix.Status status) {
        Fix fix = finding.fix();
        return fix != null && fix.status() == status;
    }

    private static List<String> fingerprints(List<Finding> findings) {
        return findings.stream().map(Finding::fingerprint).toList();
    }
}
