package io.plumbline.cli;

import io.plumbline.job.JobSpec;
import io.plumbline.job.JobsFile;
import io.plumbline.job.Suggestion;
import io.plumbline.job.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /**
     * A job of the file by its name.
     *
     * @throws UserError of kind INPUT where it has none such
     */
    static JobSpec job(JobsFile file, String name) {
        List<String> names = file.jobs().stream().map(JobSpec::name).toList();
        return file.job(name)
                .orElseThrow(() -> UserError.input(
                        file.path().getFileName() + " has no job \"" + name + "\"; its jobs: "
                                + String.join(", ", names),
                        Suggestion.orElse(name, names, "Name one of these.")));
    }
}
