package io.plumbline.crawl.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Author;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailmapTest {

    private static final String MAP = """
            # people
            Ada Lovelace <ada@example.com>
            <bo@new.example> <bo@old.example>
            Cy Clark <cy@example.com> <cy@laptop>
            Di Dorn <di@example.com> di <shared@laptop>
            Ed Ek <ed@example.com> ed <SHARED@laptop>
            Someone <someone@example.com> <shared@laptop>
            Late <cy@example.com> <cy@laptop>
            broken line
            """;

    @TempDir
    Path folder;

    @Test
    void everyIdentityIsMappedAsGitMapsIt() {
        TestRepository repository = new TestRepository(folder);
        repository.commit("main", 1, "x <x@x>", "map").put(".mailmap", MAP);
        repository.write();
        Mailmap map = Mailmap.parse(MAP);
        for (String name : List.of("ada", "Bo", "cy", "di", "ED", "nobody")) {
            for (String email : List.of("ada@example.com", "bo@old.example", "CY@laptop", "shared@laptop", "n@n")) {
                Author mapped = map.map(name, email);
                String git = repository
                        .git("-c", "mailmap.blob=HEAD:.mailmap", "check-mailmap", name + " <" + email + ">")
                        .strip();
                assertThat(mapped.name() + " <" + mapped.email() + ">").isEqualTo(git);
            }
        }
    }
}
