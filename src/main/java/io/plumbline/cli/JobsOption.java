package io.plumbline.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the jobs file; shared by the commands that read it. */
final class JobsOption {

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "FILE",
            description = "The jobs file. Default: jobs.yml here, else the one beside the program.")
    private @Nullable Path file;

    Path path() {
        if (file != null) {
            return file;
        }
        Path here = Path.of("jobs.yml");
        String root = System.getProperty("plumbline.root");
        return Files.exists(here) || root == null ? here : Path.of(root, "jobs.yml");
    }
}
