package io.plumbline.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** On-demand analyses of a warehouse. */
@Command(
        name = "analyses",
        mixinStandardHelpOptions = true,
        description = "Queries on a warehouse that run once a person said yes to exactly them.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AnalysesDraftCommand.class,
            AnalysesRequestCommand.class,
            AnalysesListCommand.class,
            AnalysesShowCommand.class,
            AnalysesApproveCommand.class,
            AnalysesRejectCommand.class,
            AnalysesRevokeCommand.class,
            AnalysesRunCommand.class,
            AnalysesVerifyCommand.class
        },
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0    done",
            "  1    verify found the ledger broken",
            "  2    bad input or configuration",
            "  3    the guard, an approval or the warehouse stopped it",
            "  130  interrupted; the query was stopped at the warehouse",
            "",
            "Who may ask and approve stands in jobs.yml, under analyses. You are who",
            "the operating system says you are; see docs/analyses.md for what that proves.",
            "",
            "Examples:",
            "  plumbline analyses request --source account --because \"who pays for loads?\" \\",
            "      \"select warehouse_name, sum(credits_used) from snowflake.account_usage.metering_history group by 1\"",
            "  plumbline analyses list --state planned",
            "  plumbline analyses show 20260301T120000-1a2b3c4d",
            "  plumbline analyses approve 20260301T120000-1a2b3c4d --hash 6f1ed002ab55",
            "  plumbline analyses run 20260301T120000-1a2b3c4d",
            "  plumbline analyses verify"
        })
final class AnalysesCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
