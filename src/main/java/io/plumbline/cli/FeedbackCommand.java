package io.plumbline.cli;

import io.plumbline.catalog.Feedback;
import io.plumbline.catalog.Feedback.Kind;
import io.plumbline.job.JobsReader;
import io.plumbline.job.UserError;
import io.plumbline.pipeline.Opinions;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes what people say about answers and findings. */
@Command(
        name = "feedback",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Takes what you say about answers and findings; nothing is learned from it without a review.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline feedback up refunds                      the last answer of that conversation is right",
            "  plumbline feedback correct refunds \"takings means net_revenue\"",
            "  plumbline feedback finding demo 0123456789abcdef reject --note \"the feed is typed in by hand\"",
            "  plumbline feedback list"
        })
final class FeedbackCommand {

    /** What is said of a finding. */
    enum Verdict {
        ACCEPT,
        REJECT
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Which answer is meant. */
    static final class Turn {

        @Parameters(index = "0", paramLabel = "CONVERSATION")
        @SuppressWarnings("NullAway.Init")
        private String conversation;

        @Option(names = "--turn", paramLabel = "N", description = "The turn's number. Default: the last answered one.")
        private @Nullable Integer number;
    }

    @Command(
            name = "up",
            mixinStandardHelpOptions = true,
            description = "The answer is right; its question joins your evaluation set.")
    void up(@Mixin MemoryOptions memory, @Mixin Turn turn) {
        note(memory, opinions -> opinions.onTurn(memory.person(), turn.conversation, turn.number, Kind.UP, ""));
    }

    @Command(name = "down", mixinStandardHelpOptions = true, description = "The answer is wrong or of no use.")
    void down(
            @Mixin MemoryOptions memory,
            @Mixin Turn turn,
            @Option(names = "--note", defaultValue = "", description = "What is wrong with it.") String note) {
        note(memory, opinions -> opinions.onTurn(memory.person(), turn.conversation, turn.number, Kind.DOWN, note));
    }

    @Command(
            name = "correct",
            mixinStandardHelpOptions = true,
            description = "What the answer should have said; \"WORD means MODEL\" teaches a word of the house.")
    void correct(
            @Mixin MemoryOptions memory, @Mixin Turn turn, @Parameters(index = "1", paramLabel = "TEXT") String text) {
        if (text.isBlank()) {
            throw UserError.input(
                    "the correction is empty; expected a sentence", "For example \"takings means net_revenue\"");
        }
        note(
                memory,
                opinions -> opinions.onTurn(memory.person(), turn.conversation, turn.number, Kind.CORRECTION, text));
    }

    @Command(
            name = "finding",
            mixinStandardHelpOptions = true,
            description = "A finding of a job's last run is one, or is none. Several rejected ones of a kind propose a"
                    + " suppression.")
    void finding(
            @Mixin MemoryOptions memory,
            @Parameters(index = "0", paramLabel = "JOB") String job,
            @Parameters(
                            index = "1",
                            paramLabel = "FINGERPRINT",
                            description = "As in report.json; its first digits do.")
                    String fingerprint,
            @Parameters(index = "2", paramLabel = "VERDICT", description = "${COMPLETION-CANDIDATES}") Verdict verdict,
            @Option(names = "--note", defaultValue = "", description = "Why.") String note) {
        Kind kind = verdict == Verdict.ACCEPT ? Kind.ACCEPTED : Kind.REJECTED;
        memory.with(context -> {
            var known = JobsOption.job(
                    context.getBean(JobsReader.class).read(memory.jobs().path()), job);
            print(context.getBean(Opinions.class).onFinding(memory.person(), known.name(), fingerprint, kind, note));
        });
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists what you said, the newest first.")
    void list(@Mixin MemoryOptions memory) {
        memory.with(context -> context.getBean(Feedback.class)
                .of(memory.person(), 100)
                .forEach(entry -> {
                    Feedback.Said said = entry.said();
                    print(entry.id() + "  " + entry.at().toString().substring(0, 10) + "  "
                            + said.kind().name().toLowerCase(Locale.ROOT) + "  "
                            + (said.question() == null ? said.rule() + " " + said.fingerprint() : said.question())
                            + (said.note().isEmpty() ? "" : ": " + said.note()));
                }));
    }

    @Command(name = "delete", mixinStandardHelpOptions = true, description = "Takes back what you said.")
    void delete(@Mixin MemoryOptions memory, @Parameters(paramLabel = "NUMBER") long number) {
        memory.with(context -> {
            if (!context.getBean(Feedback.class).delete(memory.person(), number)) {
                throw UserError.input(
                        memory.person() + " said nothing that has the number " + number,
                        "The numbers: plumbline feedback list");
            }
        });
    }

    private void note(MemoryOptions memory, Function<Opinions, String> said) {
        memory.with(context -> print(said.apply(context.getBean(Opinions.class))));
    }

    private void print(String line) {
        spec.commandLine().getOut().println(Terminal.plain(line));
        spec.commandLine().getOut().flush();
    }
}
