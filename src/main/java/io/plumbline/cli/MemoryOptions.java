package io.plumbline.cli;

import io.plumbline.pipeline.Dialogues;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose memory a command is about, and where it is stored. */
final class MemoryOptions {

    @Mixin
    private final JobsOption jobs = new JobsOption();

    @Option(
            names = "--person",
            paramLabel = "NAME",
            description = "Whose memory. Default: the account that runs the command.")
    private @Nullable String person;

    /** The person named, else the account of the operating system, {@code somebody} where it has no name. */
    String person() {
        String account = System.getProperty("user.name", "");
        String current = account.isBlank() || account.equals("?") ? "somebody" : account;
        return person == null || person.isBlank() ? current : person;
    }

    JobsOption jobs() {
        return jobs;
    }

    /** Starts the application, forgets what is too old, and uses it. */
    void with(Consumer<ConfigurableApplicationContext> use) {
        try (ConfigurableApplicationContext context = Application.start(jobs.path(), false)) {
            context.getBean(Dialogues.class).forget();
            use.accept(context);
        }
    }
}
