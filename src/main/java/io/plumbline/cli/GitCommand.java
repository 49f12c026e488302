package io.plumbline.cli;

import io.plumbline.pipeline.GitAnswer;
import io.plumbline.pipeline.GitAnswers;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers questions about the past of a repository. */
@Command(
        name = "git",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Answers questions about the past of a Git repository; reads objects only, secrets are masked.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline git show models/orders.sql@v1.2",
            "  plumbline git blame models/orders.sql:10-20",
            "  plumbline git diff main...HEAD models",
            "  plumbline git log models/orders.sql --limit 5",
            "  plumbline git owners models/marts",
            "  plumbline git hotspots --format json"
        })
final class GitCommand implements Runnable {

    private static final String PLACE =
            "A file, PATH[@REV][:FROM[-TO]]: at a revision (HEAD), some of its lines (all).";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** Where to ask, and how to answer. */
    static final class Answering {

        @Spec(Spec.Target.MIXEE)
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Option(
                names = "--repo",
                paramLabel = "DIR",
                defaultValue = ".",
                description = "A folder of the repository; paths are told from it. Default: here.")
        private Path folder = Path.of(".");

        @Mixin
        private final FormatOption format = new FormatOption();

        @Option(
                names = "--limit",
                paramLabel = "N",
                description = "Most lines, commits or files to show. Default: 2000 lines, 50 commits or files.")
        private @Nullable Integer limit;

        void answer(int otherwise, Function<GitAnswers, GitAnswer> question) {
            GitAnswers answers =
                    new GitAnswers(folder, limit == null ? otherwise : limit, Thread.currentThread()::isInterrupted);
            GitAnswer answer = question.apply(answers);
            Terminal terminal =
                    new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
            if (format.json()) {
                terminal.data(answer.json());
            } else {
                answer.lines().forEach(terminal::data);
            }
            if (answer.more() != null) {
                terminal.note(answer.more());
            }
        }
    }

    private static final int LINES = 2000;
    private static final int ENTRIES = 50;

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Prints a file as a revision has it.",
            footerHeading = "%nExamples:%n",
            footer = {"  plumbline git show models/orders.sql@v1.2", "  plumbline git show models/orders.sql@main:1-40"
            })
    void show(@Mixin Answering answering, @Parameters(paramLabel = "PLACE", description = PLACE) String place) {
        answering.answer(LINES, answers -> answers.show(place));
    }

    @Command(
            name = "blame",
            mixinStandardHelpOptions = true,
            description = "Tells who wrote each line of a file last, and in which commit.",
            footerHeading = "%nExamples:%n",
            footer = {"  plumbline git blame models/orders.sql", "  plumbline git blame models/orders.sql@v1.2:10-20"})
    void blame(
            @Mixin Answering answering,
            @Parameters(paramLabel = "PLACE", description = PLACE) String place,
            @Option(
                            names = "--ignore-listed",
                            description = "Look through the commits that .git-blame-ignore-revs names.")
                    boolean ignoreListed) {
        answering.answer(LINES, answers -> answers.blame(place, ignoreListed));
    }

    @Command(
            name = "diff",
            mixinStandardHelpOptions = true,
            description = "Shows what differs between two revisions line by line; renames are paired.",
            footerHeading = "%nExamples:%n",
            footer = {"  plumbline git diff HEAD~1..HEAD", "  plumbline git diff main...feature models/marts"})
    void diff(
            @Mixin Answering answering,
            @Parameters(
                            index = "0",
                            paramLabel = "RANGE",
                            description = "A..B, or A...B for what B did since they went apart.")
                    String range,
            @Parameters(
                            index = "1",
                            arity = "0..1",
                            paramLabel = "PATH",
                            defaultValue = "",
                            description = "A file or folder. Default: all.")
                    String path) {
        answering.answer(LINES, answers -> answers.diff(range, path));
    }

    @Command(
            name = "log",
            mixinStandardHelpOptions = true,
            description = "Lists the commits that touched a file, newest first, under all its names.",
            footerHeading = "%nExamples:%n",
            footer = {"  plumbline git log models/orders.sql", "  plumbline git log models/orders.sql@v1.2 --limit 5"})
    void log(
            @Mixin Answering answering,
            @Parameters(paramLabel = "PATH[@REV]", description = "A file at a revision (HEAD), or . for all commits.")
                    String place) {
        answering.answer(ENTRIES, answers -> answers.log(place));
    }

    @Command(
            name = "owners",
            mixinStandardHelpOptions = true,
            description = "Tells who a file, or each thing in a folder, belongs to: CODEOWNERS, else who wrote it.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  plumbline git owners",
                "  plumbline git owners models/marts",
                "  plumbline git owners models/orders.sql"
            })
    void owners(
            @Mixin Answering answering,
            @Parameters(
                            arity = "0..1",
                            paramLabel = "PATH",
                            defaultValue = "",
                            description = "A file or folder. Default: here.")
                    String path) {
        answering.answer(ENTRIES, answers -> answers.owners(path));
    }

    @Command(
            name = "hotspots",
            mixinStandardHelpOptions = true,
            description = "Lists code that is long and changes often, the most first: commits times lines.",
            footerHeading = "%nExamples:%n",
            footer = {"  plumbline git hotspots", "  plumbline git hotspots models --limit 10"})
    void hotspots(
            @Mixin Answering answering,
            @Parameters(
                            arity = "0..1",
                            paramLabel = "PATH",
                            defaultValue = "",
                            description = "A file or folder. Default: here.")
                    String path) {
        answering.answer(ENTRIES, answers -> answers.hotspots(path));
    }
}
