package io.plumbline.cli;

import io.plumbline.pipeline.RuleTests;
import io.plumbline.pipeline.RuleTests.Outcome;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the tests of the rules that a repository declares. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Runs the tests of a repository's own rules, in plumbline-rules/. Exit code 1 where one fails.",
        footerHeading = "%nExamples:%n",
        footer = {"  plumbline rules test", "  plumbline rules test warehouse/transform"})
final class RulesTestCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "A folder that holds plumbline-rules, or lies below such a one. Default: here.")
    private Path folder = Path.of(".");

    @Override
    public Integer call() {
        Terminal terminal =
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
        RuleTests.Summary summary = RuleTests.of(folder);
        summary.outcomes().forEach(outcome -> tell(terminal, outcome));
        summary.untested()
                .forEach(rule -> terminal.data("no test  %s   %s:%d".formatted(rule.id(), rule.file(), rule.line())));
        long failed = summary.outcomes().stream().filter(one -> !one.passed()).count();
        terminal.data("%d rules, %d tests: %d passed, %d failed"
                .formatted(
                        summary.rules(),
                        summary.outcomes().size(),
                        summary.outcomes().size() - failed,
                        failed));
        return failed > 0 ? 1 : 0;
    }

    private static void tell(Terminal terminal, Outcome outcome) {
        terminal.data("%-8s %s: %s   %s:%d"
                .formatted(
                        outcome.passed() ? "passed" : "FAILED",
                        outcome.test().rule(),
                        outcome.test().name(),
                        outcome.test().file(),
                        outcome.test().line()));
        outcome.missing().forEach(place -> terminal.data("         expected a finding at " + place + ", found none"));
        outcome.surplus()
                .forEach(finding -> terminal.data(
                        "         found at %s, not expected: %s".formatted(finding.location(), finding.message())));
        outcome.unsure()
                .forEach(gap -> terminal.data("         could not tell at %s: %s".formatted(gap.where(), gap.why())));
    }
}
