package io.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares with a committed file; {@code -Dgolden.update=true} writes it instead. */
final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/report/golden");

    private Golden() {}

    static void check(String name, byte[] actual) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.write(file, actual);
        }
        assertThat(new String(actual, StandardCharsets.UTF_8))
                .as("%s; run with -Dgolden.update=true where the change is wanted, and read the difference", file)
                .isEqualTo(Files.readString(file));
    }
}
