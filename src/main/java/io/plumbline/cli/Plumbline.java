package io.plumbline.cli;

import io.plumbline.catalog.DatabaseProblem;
import io.plumbline.job.SettingsException;
import io.plumbline.job.Suggestion;
import io.plumbline.job.UserError;
import java.util.List;
import java.util.Set;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The entry point: reads the arguments, and starts Spring only for a command that needs it. */
@Command(
        name = "plumbline",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Audits data platforms: reads dbt projects, Git and documents, and writes reports with proof.",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0    nothing at or above the threshold",
            "  1    findings at or above the threshold",
            "  2    bad input or configuration",
            "  3    a source, an approval or a budget stopped it",
            "  4    internal error",
            "  130  interrupted",
            "",
            "Examples:",
            "  plumbline run demo                  audit the bundled example",
            "  plumbline run nightly --jobs j.yml  run one job of a jobs file now",
            "  plumbline check                     audit the dbt project here, for CI",
            "  plumbline validate                  check jobs.yml",
            "  plumbline doctor                    check every connection and grant of it",
            "  plumbline help run                  more about one command"
        })
public final class Plumbline implements Runnable {

    private static final List<Class<?>> COMMANDS = List.of(
            RunCommand.class,
            ServeCommand.class,
            ValidateCommand.class,
            DoctorCommand.class,
            CheckCommand.class,
            AskCommand.class,
            AnalysesCommand.class,
            ConversationsCommand.class,
            FeedbackCommand.class,
            FactsCommand.class,
            BaselineCommand.class,
            RulesCommand.class,
            FixCommand.class,
            GraphCommand.class,
            LineageCommand.class,
            DiffCommand.class,
            SqlCommand.class,
            GitCommand.class,
            HelpCommand.class,
            GenerateCompletion.class);

    static final int FINDINGS = 1;
    static final int BAD_INPUT = 2;
    static final int SOURCE_STOPPED = 3;
    static final int INTERNAL_ERROR = 4;
    static final int INTERRUPTED = 130;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private Plumbline() {}

    public static void main(String[] args) {
        System.exit(commandLine(args).execute(args));
    }

    /** With every command. */
    static CommandLine commandLine() {
        return commandLine(new String[0]);
    }

    /** With the command that the first argument names; looking at all of them takes as long as a check of some models. */
    private static CommandLine commandLine(String[] args) {
        CommandLine line = new CommandLine(new Plumbline());
        COMMANDS.stream()
                .filter(command -> args.length > 0 && isCalled(command, args[0]))
                .findFirst()
                .map(List::<Class<?>>of)
                .orElse(COMMANDS)
                .forEach(line::addSubcommand);
        line.setParameterExceptionHandler(Plumbline::badArguments);
        line.setExecutionExceptionHandler(Plumbline::failed);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        if (!Terminal.colours()) {
            line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        }
        return line;
    }

    /** Whether a command has a name; those of picocli speak about all others, and are never alone. */
    private static boolean isCalled(Class<?> command, String name) {
        Command said = command.getAnnotation(Command.class);
        return command.getPackage() == Plumbline.class.getPackage()
                && said.name().equals(name);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    private static int badArguments(ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        line.getErr().println("plumbline: " + Terminal.plain(String.valueOf(e.getMessage())));
        String help = "See: " + line.getCommandSpec().qualifiedName() + " --help";
        line.getErr().println("  " + Suggestion.orElse(args.length == 0 ? "" : args[0], commands(line), help));
        return BAD_INPUT;
    }

    /** The commands that somebody who is still at the first word may have meant. */
    private static Set<String> commands(CommandLine line) {
        return line.getParent() == null ? line.getSubcommands().keySet() : Set.of();
    }

    private static int failed(Exception e, CommandLine line, ParseResult result) {
        Terminal terminal = new Terminal(line.getOut(), line.getErr());
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UserError error) {
                terminal.error(String.valueOf(error.getMessage()), error.action());
                return switch (error.kind()) {
                    case INPUT -> BAD_INPUT;
                    case SOURCE -> SOURCE_STOPPED;
                };
            }
            if (cause instanceof SettingsException error) {
                error.problems().forEach(problem -> terminal.error(problem.toString(), problem.action()));
                return BAD_INPUT;
            }
            if (cause instanceof DatabaseProblem problem) {
                terminal.error(String.valueOf(problem.getMessage()), problem.action());
                return SOURCE_STOPPED;
            }
        }
        e.printStackTrace(line.getErr());
        terminal.error("this is a mistake of Plumbline itself: " + e, "Please report it with the lines above.");
        return INTERNAL_ERROR;
    }
}
