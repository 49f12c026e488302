package io.plumbline.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The {@code git} of this machine. */
public final class RealGit {

    private RealGit() {}

    /** Applies a diff to a folder; fails with what git says where it does not apply. */
    public static void apply(Path folder, String diff, String... options) throws IOException, InterruptedException {
        Path patch = Files.createTempFile("fix", ".patch");
        Files.writeString(patch, diff);
        List<String> command = new ArrayList<>(List.of("git", "apply", "--whitespace=nowarn"));
        command.addAll(List.of(options));
        command.add(patch.toString());
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_CEILING_DIRECTORIES", String.valueOf(folder.getParent()));
        Process git = builder.start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(said + diff).isZero();
        Files.delete(patch);
    }
}
