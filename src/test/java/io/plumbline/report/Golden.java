package io.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Compares with a committed file; {@code -Dgolden.update=true} writes it instead. */
public final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/report/golden");

    private Golden() {}

    static void check(String name, byte[] whole) throws IOException {
        check(FOLDER.resolve(name), bare(whole));
    }

    /** Compares a text, UTF-8, with a file below {@code src/test/resources}. */
    public static void check(Path file, byte[] actual) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.getParent());
            Files.write(file, actual);
        }
        assertThat(file)
                .as("what was agreed; run with -Dgolden.update=true where it is new")
                .exists();
        List<String> now = lines(actual);
        List<String> agreed = lines(Files.readAllBytes(file));
        for (int i = 0; i < Math.min(now.size(), agreed.size()); i++) {
            assertThat(now.get(i))
                    .as("%s:%d; run with -Dgolden.update=true where the change is wanted", file, i + 1)
                    .isEqualTo(agreed.get(i));
        }
        assertThat(now).as("lines of %s", file).hasSameSizeAs(agreed);
    }

    /** Without the page's own style and script, which are looked at and measured elsewhere. */
    private static byte[] bare(byte[] page) {
        return new String(page, StandardCharsets.UTF_8)
                .replaceAll("(?s)<(style|script)>.*?</\\1>", "<$1></$1>")
                .replaceAll("'sha256-[^']*'", "'sha256-'")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> lines(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).lines().toList();
    }
}
