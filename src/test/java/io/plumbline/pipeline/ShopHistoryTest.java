package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.audit.Audit;
import io.plumbline.audit.AuditSettings;
import io.plumbline.crawl.ExampleHistory;
import io.plumbline.crawl.LocalRepository;
import io.plumbline.model.Area;
import io.plumbline.model.Estate;
import io.plumbline.model.RepositoryHistory;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The past of the example shop shows what its truth file says, and nothing else. */
class ShopHistoryTest {

    @Test
    void theFindingsOnThePastAreThoseThatWerePlanted(@TempDir Path temp) throws Exception {
        Workspace shop = Workspace.open(copied(temp.resolve("shop")), DbtSettings.defaults(), new DbtReader());
        Path repository = ExampleHistory.replay(Path.of("examples"), temp.resolve("shop.git"));
        RepositoryHistory past;
        try (LocalRepository opened = LocalRepository.at(repository)) {
            past = opened.history("HEAD", shop.tree().source(), () -> false);
        }
        Estate estate = new EstateAssembly()
                .add(shop.tree(), shop.graphs(), List.of())
                .add(past)
                .estate();

        List<String> found = Audit.ofAllRules().run(estate, AuditSettings.defaults()).findings().stream()
                .filter(finding -> finding.area() == Area.HISTORY)
                .map(finding -> "rule: " + finding.rule() + "\n    subject: "
                        + finding.subject().replace("model.hearth_loom.", ""))
                .toList();

        assertThat(found).hasSize(3);
        assertThat(Files.readString(Path.of("examples/shop-truth.yml"))).contains(found);
    }

    /** The shop outside of this repository, so that its paths are those of its own. */
    private static Path copied(Path folder) throws IOException {
        Path shop = Path.of("examples/shop");
        try (Stream<Path> files = Files.walk(shop)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(shop.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return folder;
    }
}
