package io.plumbline.cli;

import io.plumbline.job.Reasons;
import io.plumbline.job.Suggestion;
import io.plumbline.job.UserError;
import io.plumbline.model.Severity;
import io.plumbline.pipeline.Check;
import io.plumbline.pipeline.CheckComment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Audits the dbt projects of a folder in memory. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Audits the dbt projects of a folder: no database, no jobs.yml, no network; for CI and before a commit.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline check                                    the project here; exit 1 where an error is found",
            "  plumbline check --changed-since origin/main        only what this branch can have caused",
            "  plumbline check --baseline plumbline-baseline.json only what was not accepted before",
            "  plumbline check --format github --format sarif=plumbline.sarif",
            "  plumbline check --changed-since origin/main --comment   on a pull request",
            "  plumbline check --changed-since origin/main --account extracts   with what the changed models cost",
            "  plumbline check transform --format html=report.html --fail-on warning"
        })
final class CheckCommand implements Callable<Integer> {

    private static final String TEXT = "text";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final ProjectOptions project = new ProjectOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Folder of a dbt project, or one above it. Default: here.")
    private Path folder = Path.of(".");

    @Option(
            names = "--format",
            paramLabel = "NAME[=FILE]",
            description =
                    "How to say it, to standard output or a file; may be given several times: text (default), comment, github, "
                            + "github-summary, gitlab, html, json, junit, markdown, sarif.")
    private List<String> formats = new ArrayList<>();

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "error",
            description =
                    "Exit code 1 from this severity on: error, warning, info, or never. Default: ${DEFAULT-VALUE}.",
            converter = Threshold.Converter.class)
    private Threshold failOn = new Threshold(Severity.ERROR);

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Findings of this file are accepted; plumbline baseline writes one.")
    private @Nullable Path baseline;

    @Option(
            names = "--changed-since",
            paramLabel = "REF",
            description = "Only findings that the changes since the work tree left REF can have caused.")
    private @Nullable String since;

    @Option(
            names = "--account",
            paramLabel = "FOLDER",
            description =
                    "Extracts of a Snowflake account, which tell what the models cost that the changes touch; goes "
                            + "with --changed-since.")
    private @Nullable Path account;

    @Option(
            names = "--fixes",
            description = "Look for fixes of the findings, prove them, and show them; takes about a third longer.")
    private boolean fixes;

    @Option(
            names = "--history",
            description = "Read the Git history too: who answers for each finding, and since when its lines stand.")
    private boolean history;

    @Option(
            names = "--comment",
            description =
                    "Write the findings as one comment on the pull or merge request of this CI job, edited in place.")
    private boolean comment;

    @Override
    public Integer call() {
        Map<String, @Nullable Path> wanted = wanted();
        CheckComment review = comment ? CheckComment.of(System.getenv()) : null;
        if (account != null && since == null) {
            throw UserError.input(
                    "--account goes with --changed-since; expected both, or neither",
                    "For example --changed-since origin/main --account extracts");
        }
        Check check = project.check(folder, baseline, since, account, fixes, history, Instant.now());
        wanted.forEach((format, file) -> write(check, format, file));
        if (review != null) {
            comment(review, check);
        }
        return check.reaches(failOn.severity()) ? Plumbline.FINDINGS : 0;
    }

    /** A comment that cannot be written leaves the exit code alone: the check is done, and its other formats are there. */
    private void comment(CheckComment review, Check check) {
        CommandLine line = spec.commandLine();
        Terminal terminal = new Terminal(line.getOut(), line.getErr());
        try {
            terminal.note("plumbline: " + review.put(check));
        } catch (UserError e) {
            terminal.error(String.valueOf(e.getMessage()), e.action());
        }
    }

    /** Where each format goes; null for standard output. */
    private Map<String, @Nullable Path> wanted() {
        Map<String, @Nullable Path> wanted = new LinkedHashMap<>();
        for (String text : formats.isEmpty() ? List.of(TEXT) : formats) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            if (!name.equals(TEXT) && !Check.formats().contains(name)) {
                List<String> known = new ArrayList<>(Check.formats());
                known.add(TEXT);
                throw UserError.input(
                        "--format is \"" + name + "\"; expected one of " + String.join(", ", known),
                        Suggestion.orElse(name, known, "For example --format sarif=plumbline.sarif"));
            }
            wanted.put(name, equals < 0 ? null : path(text.substring(equals + 1)));
        }
        if (wanted.values().stream().filter(file -> file == null).count() > 1) {
            throw UserError.input(
                    "two formats go to standard output; expected one at most",
                    "Give the others a file: --format sarif=plumbline.sarif");
        }
        return wanted;
    }

    private static Path path(String text) {
        try {
            if (!text.isBlank()) {
                return Path.of(text);
            }
        } catch (InvalidPathException e) {
            // said below
        }
        throw UserError.input(
                "--format has no file behind its equals sign", "For example --format sarif=plumbline.sarif");
    }

    private void write(Check check, String format, @Nullable Path file) {
        boolean text = format.equals(TEXT);
        byte[] content = text
                ? check.text(file == null && Terminal.colours()).getBytes(StandardCharsets.UTF_8)
                : check.render(format);
        if (file == null) {
            spec.commandLine().getOut().print(new String(content, StandardCharsets.UTF_8));
            spec.commandLine().getOut().flush();
            return;
        }
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.write(file, content);
        } catch (IOException e) {
            throw UserError.input(
                    file + " cannot be written: " + Reasons.of(e), "Name a file in a folder you may write to.");
        }
    }
}
