package io.plumbline.cli;

import io.plumbline.job.Suggestion;
import io.plumbline.job.UserError;
import io.plumbline.model.RuleInfo;
import io.plumbline.pipeline.Plumbing;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the rules, or explains one. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = "Lists the rules, or explains one.",
        subcommands = RulesTestCommand.class,
        footerHeading = "%nExamples:%n",
        footer = {"  plumbline rules", "  plumbline rules root-model", "  plumbline rules test"})
final class RulesCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "Id or alias of the rule to explain.")
    private @Nullable String id;

    @Override
    public Integer call() {
        Terminal terminal =
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
        List<RuleInfo> rules = Plumbing.rules();
        if (id == null) {
            rules.forEach(rule -> terminal.data(
                    "%-42s %-14s %-8s %s".formatted(rule.id(), rule.area().label(), severity(rule), rule.summary())));
            return 0;
        }
        RuleInfo rule = rules.stream()
                .filter(r -> r.id().equals(id) || r.aliases().contains(id))
                .findFirst()
                .orElseThrow(() -> unknown(rules));
        terminal.data(rule.id() + ": " + rule.summary());
        terminal.data(rule.area().label() + ", " + severity(rule)
                + (rule.aliases().isEmpty() ? "" : ", also known as " + String.join(", ", rule.aliases())));
        if (!rule.thresholds().isEmpty()) {
            terminal.data("Thresholds: " + String.join(", ", rule.thresholds()));
        }
        section(terminal, "Why", rule.why());
        section(terminal, "Example", rule.example());
        section(terminal, "Remedy", rule.remedy());
        return 0;
    }

    private UserError unknown(List<RuleInfo> rules) {
        List<String> ids = rules.stream().map(RuleInfo::id).toList();
        return UserError.input(
                "there is no rule \"" + id + "\"",
                Suggestion.orElse(String.valueOf(id), ids, "All rules: plumbline rules"));
    }

    private static String severity(RuleInfo rule) {
        return rule.severity().name().toLowerCase(Locale.ROOT);
    }

    private static void section(Terminal terminal, String title, String text) {
        terminal.data("");
        terminal.data(title);
        text.lines().forEach(line -> terminal.data("  " + line));
    }
}
