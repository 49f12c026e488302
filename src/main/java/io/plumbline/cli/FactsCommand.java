package io.plumbline.cli;

import io.plumbline.catalog.Facts;
import io.plumbline.catalog.Facts.Fact;
import io.plumbline.catalog.Facts.Kind;
import io.plumbline.catalog.Facts.State;
import io.plumbline.job.UserError;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reviews what runs learned from feedback. */
@Command(
        name = "facts",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Reviews what runs propose to learn from feedback; only what a person accepted is used.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline facts list --state proposed",
            "  plumbline facts accept 3",
            "  plumbline facts revoke 3 --reason \"renamed\""
        })
final class FactsCommand {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** A review. */
    static final class Review {

        @Mixin
        private final MemoryOptions memory = new MemoryOptions();

        @Parameters(paramLabel = "NUMBER")
        private long number;

        @Option(names = "--reason", defaultValue = "", description = "Why.")
        private String reason = "";
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists facts with their origin and state.")
    void list(
            @Mixin MemoryOptions memory,
            @Option(names = "--state", description = "Only these: ${COMPLETION-CANDIDATES}.") @Nullable State state) {
        memory.with(context -> context.getBean(Facts.class).all().stream()
                .filter(fact -> state == null || fact.state() == state)
                .forEach(this::print));
    }

    @Command(name = "accept", mixinStandardHelpOptions = true, description = "From now on answers use it.")
    void accept(@Mixin Review review) {
        review(review, State.ACCEPTED);
    }

    @Command(name = "reject", mixinStandardHelpOptions = true, description = "It is not used, and not proposed again.")
    void reject(@Mixin Review review) {
        review(review, State.REJECTED);
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Takes an accepted fact back.")
    void revoke(@Mixin Review review) {
        review(review, State.REVOKED);
    }

    private void review(Review review, State decision) {
        review.memory.with(context -> {
            Facts facts = context.getBean(Facts.class);
            Fact before = facts.find(review.number)
                    .orElseThrow(() ->
                            UserError.input("there is no fact " + review.number, "The numbers: plumbline facts list"));
            if (!facts.review(review.number, decision, review.memory.person(), review.reason)) {
                State needed = decision == State.REVOKED ? State.ACCEPTED : State.PROPOSED;
                throw UserError.input(
                        "fact " + review.number + " is " + word(before.state()) + "; expected one that is "
                                + word(needed),
                        "How it stands: plumbline facts list");
            }
            facts.find(review.number).ifPresent(this::print);
            if (before.proposal().kind() == Kind.SUPPRESSION && decision == State.ACCEPTED) {
                line("Nothing is suppressed yet. Add to plumbline.yml:");
                before.proposal().says().lines().forEach(this::line);
            }
        });
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private void print(Fact fact) {
        var proposal = fact.proposal();
        line(fact.id() + "  " + word(fact.state()) + "  "
                + proposal.kind().name().toLowerCase(Locale.ROOT) + "  " + proposal.name() + ": "
                + proposal.says().strip().replaceAll("\\s+", " "));
        line("   " + proposal.job() + ", " + proposal.origin()
                + (fact.reviewer() == null ? "" : "; " + word(fact.state()) + " by " + fact.reviewer())
                + (fact.reason().isEmpty() ? "" : ": " + fact.reason()));
    }

    private void line(String line) {
        spec.commandLine().getOut().println(Terminal.plain(line));
        spec.commandLine().getOut().flush();
    }
}
