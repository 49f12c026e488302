package io.plumbline.crawl.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.crawl.GitHistory;
import io.plumbline.model.CoChange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoChangesTest {

    private static final String ADA = "Ada <ada@example.com>";

    @TempDir
    Path folder;

    @Test
    void pairsAreCountedAcrossRenamesAndLargeCommitsAreNot() throws IOException {
        TestRepository repository = new TestRepository(folder);
        repository.commit("main", 1, ADA, "Begin").put("a.sql", text(0)).put("old.yml", text(50));
        repository.commit("main", 2, ADA, "Both").put("a.sql", text(1)).put("old.yml", text(51));
        repository
                .commit("main", 3, ADA, "Move")
                .remove("old.yml")
                .put("a.yml", text(52))
                .put("a.sql", text(2));
        repository.commit("main", 4, ADA, "Alone").put("a.sql", text(3));
        repository.commit("main", 5, ADA, "Flood").put("a.sql", text(4)).put("a.yml", text(54));
        for (int i = 0; i < 60; i++) {
            repository.put("flood/" + i + ".md", "x" + i + "\n");
        }
        try (Repository open = repository.write().open()) {
            List<CoChange> pairs = GitHistory.analyze("shop", open, repository.id("main"), null, () -> false)
                    .history()
                    .coChanges();
            assertThat(pairs).containsExactly(new CoChange("a.sql", "a.yml", 3, 4, 3));
            assertThat(pairs.get(0).confidence()).isEqualTo(1.0);
        }
    }

    private static String text(int from) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < from + 20; i++) {
            text.append("line ").append(i).append('\n');
        }
        return text.toString();
    }
}
