package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.audit.Audit;
import io.plumbline.audit.AuditSettings;
import io.plumbline.crawl.Trees;
import io.plumbline.fix.ProofLimit;
import io.plumbline.fix.RealGit;
import io.plumbline.fix.Trial;
import io.plumbline.model.Estate;
import io.plumbline.model.FileTree;
import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The fixes of the example estate, shop and account together: patches applied by real {@code git apply}, statements by
 * {@link StatementsOnExtracts}, to copies of both.
 */
class ExampleFixesIT {

    private static final Audit AUDIT = Audit.ofAllRules();

    @TempDir
    static Path folder;

    private static List<Finding> findings;
    private static EstateFixes fixes;

    @BeforeAll
    static void copyAndMend() throws IOException {
        Path examples = Path.of("examples");
        for (String source : List.of("shop", "account")) {
            copy(examples.resolve(source), folder.resolve(source));
        }
        findings =
                AUDIT.run(EstatePart.estate(parts()), AuditSettings.defaults()).findings();
        fixes = EstateFixes.of(
                parts(),
                findings,
                ExampleFixesIT::seen,
                source -> DbtSettings.defaults(),
                ProofLimit.within(Duration.ofMinutes(10)));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static List<EstatePart> parts() {
        FileTree shop = Trees.open(folder.resolve("shop"), "shop").tree();
        FileTree account = Trees.open(folder.resolve("account"), "account").tree();
        return List.of(
                new EstatePart(
                        shop, false, List.of(new DbtReader().read(shop, "", DbtSettings.defaults())), List.of(), null),
                new EstatePart(account, true, List.of(), List.of(), null));
    }

    private static Trial.Seen seen(Estate estate) {
        return Mended.seen(estate, AUDIT.run(estate, AuditSettings.defaults()));
    }

    @Test
    void allThatIsProvenMendsTogetherAndBringsNothingNew() throws Exception {
        List<String> proven = findings.stream()
                .map(Finding::fingerprint)
                .filter(fingerprint -> fixes.fixes().containsKey(fingerprint))
                .filter(fingerprint -> fixes.fixes().get(fingerprint).proven())
                .toList();

        RealGit.apply(folder.resolve("shop"), fixes.patches().get("shop").diff());
        StatementsOnExtracts account = new StatementsOnExtracts(folder.resolve("account"));
        for (Fix fix : fixes.fixes().values()) {
            if (fix.proven() && fix.onAccount()) {
                account.run(fix.sql());
            }
        }
        Trial.Seen after = seen(EstatePart.estate(parts()));

        assertThat(fingerprints(after.findings())).doesNotContainAnyElementsOf(proven);
        assertThat(fingerprints(findings)).containsAll(fingerprints(after.findings()));
    }

    /** The share of findings that acceptance asks for. */
    @Test
    void sixOfTenFindingsCarryAFix() {
        long proven = fixes.fixes().values().stream().filter(Fix::proven).count();
        long statements = fixes.fixes().values().stream().filter(Fix::onAccount).count();
        String share = "%d of %d findings of the example estate carry a fix (%.1f %%): %d proven; %d statements"
                .formatted(
                        fixes.fixes().size(),
                        findings.size(),
                        100.0 * fixes.fixes().size() / findings.size(),
                        proven,
                        statements);
        System.out.println(share);
        assertThat(fixes.fixes().size() * 100).as(share).isGreaterThanOrEqualTo(findings.size() * 60);
    }

    @Test
    void whatIsNotProvenSaysWhy() {
        assertThat(fixes.fixes().values())
                .filteredOn(fix -> !fix.proven())
                .allSatisfy(fix -> assertThat(fix.reason()).isNotEmpty().doesNotEndWith("."));
    }

    private static List<String> fingerprints(List<Finding> some) {
        return some.stream().map(Finding::fingerprint).toList();
    }
}
