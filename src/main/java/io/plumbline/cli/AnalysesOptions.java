package io.plumbline.cli;

import io.plumbline.analysis.AnalysisDesk;
import io.plumbline.analysis.AnalysisJson;
import io.plumbline.analysis.AnalysisText;
import io.plumbline.catalog.AnalysisRecord;
import io.plumbline.job.JobsFile;
import io.plumbline.job.JobsReader;
import java.nio.file.Path;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** What the commands about analyses share: the jobs file, the format, and the way to the desk. */
final class AnalysesOptions {

    @Mixin
    private final JobsOption jobs = new JobsOption();

    @Mixin
    private final FormatOption format = new FormatOption();

    /** What a command does once there is a desk. */
    interface Work {
        int at(AnalysisDesk desk, JobsFile jobs, Terminal terminal);
    }

    int with(CommandSpec spec, Work work) {
        Terminal terminal =
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
        Path file = jobs.path();
        try (ConfigurableApplicationContext context = Application.start(file, false)) {
            JobsFile read = context.getBean(JobsReader.class).read(file);
            return work.at(context.getBean(AnalysisDesk.class), read, terminal);
        }
    }

    boolean json() {
        return format.json();
    }

    void print(Terminal terminal, AnalysisDesk desk, AnalysisRecord analysis) {
        if (json()) {
            terminal.data(AnalysisJson.of(analysis, desk.story(analysis.id())));
        } else {
            AnalysisText.of(analysis, desk.story(analysis.id())).forEach(terminal::data);
        }
    }
}
