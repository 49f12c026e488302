package io.plumbline.cli;

import io.plumbline.analysis.Verification;
import io.plumbline.catalog.LedgerEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Checks the ledger of analyses. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Checks the ledger's chain and every analysis against it, and says where it breaks.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline analyses verify                     exit code 1 where something was changed",
            "  plumbline analyses verify --expect 42:9c56…   the entry 42 is still the one noted then",
            "",
            "Note the head that it prints somewhere else: whoever can rewrite the whole database",
            "can rewrite the whole chain, and only a head kept elsewhere tells."
        })
final class AnalysesVerifyCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final AnalysesOptions options = new AnalysesOptions();

    @Option(names = "--expect", paramLabel = "SEQ:HASH", description = "An entry's number and hash, noted before.")
    private @Nullable String expected;

    @Override
    public Integer call() {
        return options.with(spec, (desk, jobs, terminal) -> {
            Verification verified = desk.verify(expected);
            LedgerEntry head = verified.head();
            String noted = head == null ? "" : head.seq() + ":" + head.hash();
            if (options.json()) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("format", 1);
                json.put("entries", verified.entries());
                json.put("head", noted);
                json.put("problems", verified.problems());
                terminal.data(JsonMapper.builder().build().writeValueAsString(json));
            } else {
                verified.problems().forEach(problem -> terminal.data("BROKEN  " + problem));
                terminal.data(verified.entries() + " entries" + (noted.isEmpty() ? "" : ", head " + noted)
                        + (verified.problems().isEmpty() ? "; the chain is whole" : ""));
            }
            return verified.problems().isEmpty() ? 0 : Plumbline.FINDINGS;
        });
    }
}
