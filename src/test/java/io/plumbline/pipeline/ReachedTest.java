package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.audit.Audit;
import io.plumbline.audit.Focus;
import io.plumbline.compare.Comparison;
import io.plumbline.compare.Revision;
import io.plumbline.model.Finding;
import io.plumbline.model.ProjectGraph;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random changes of the shop: an audit of what they reach finds what an audit of everything finds there. */
class ReachedTest {

    private static final Path SHOP = Path.of("examples/shop");
    private static final int CHANGES = 25;

    private final Audit audit = Audit.ofAllRules();
    private final DbtReader reader = new DbtReader();

    @TempDir
    Path folder;

    @TempDir
    Path original;

    private List<Path> files = List.of();

    @BeforeEach
    void twoCopiesOfTheShop() throws IOException {
        try (Stream<Path> all = Files.walk(SHOP)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        copy(original);
        copy(folder);
    }

    private void copy(Path to) throws IOException {
        for (Path file : files) {
            Path copy = to.resolve(SHOP.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }

    @Test
    void anAuditOfWhatAChangeReachesMissesNothing() throws IOException {
        Workspace before = workspace(original);
        Random random = new Random(5);
        List<Path> texts = files.stream()
                .filter(file -> file.toString().matches(".*/(models|macros|seeds|snapshots|tests)/.*\\.(sql|yml)"))
                .toList();
        int found = 0;
        for (int i = 0; i < CHANGES; i++) {
            Path file = texts.get(random.nextInt(texts.size()));
            Path copy = folder.resolve(SHOP.relativize(file));
            Files.write(copy, changed(Files.readAllLines(file), texts, random));
            Workspace after = workspace(folder);
            Reached reached = Reached.of(comparison(before, after));

            List<Finding> all = reached(reached, after, Focus.everything());
            assertThat(reached(reached, after, reached.focus(after.estate())))
                    .as("change %d, of %s", i, file)
                    .isEqualTo(all);
            found += all.size();
            Files.write(copy, Files.readAllBytes(file));
        }
        assertThat(found).as("findings compared").isGreaterThan(CHANGES);
    }

    /** A line less, a line twice, two lines swapped, or another node read. */
    private static List<String> changed(List<String> lines, List<Path> texts, Random random) {
        List<String> changed = new ArrayList<>(lines);
        int at = random.nextInt(changed.size());
        switch (random.nextInt(4)) {
            case 0 -> changed.remove(at);
            case 1 -> changed.add(at, changed.get(at));
            case 2 -> changed.set(at, changed.set(0, changed.get(at)));
            default -> {
                String other =
                        texts.get(random.nextInt(texts.size())).getFileName().toString();
                String name = other.substring(0, other.indexOf('.'));
                changed.replaceAll(line -> line.replaceAll("ref\\('\\w+'\\)", "ref('" + name + "')"));
            }
        }
        return changed;
    }

    private static ProjectComparison comparison(Workspace before, Workspace after) {
        ProjectGraph was = before.graphs().get(0);
        ProjectGraph is = after.graphs().get(0);
        Comparison comparison = Comparison.of(new Revision(was, before.tree()), new Revision(is, after.tree()));
        return new ProjectComparison("before", "worktree", List.of(new ProjectComparison.Project("", comparison)));
    }

    private List<Finding> reached(Reached reached, Workspace workspace, Focus focus) {
        return Checked.of(workspace, audit, LocalDate.EPOCH, focus).findings().stream()
                .filter(reached)
                .toList();
    }

    private Workspace workspace(Path folder) throws IOException {
        return Workspace.open(folder, DbtSettings.defaults(), reader);
    }
}
