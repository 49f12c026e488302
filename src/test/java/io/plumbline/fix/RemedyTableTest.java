package io.plumbline.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.audit.Audit;
import io.plumbline.model.RuleInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the table of docs/fixes.md to the remedies there are. */
class RemedyTableTest {

    private static final String BEGIN = "<!-- remedies: generated -->";
    private static final String END = "<!-- end of remedies -->";

    @Test
    void theTableInTheDocsListsEveryRemedy() throws IOException {
        String page = Files.readString(Path.of("docs/fixes.md"));
        String found = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END))
                .strip();

        assertThat(found)
                .as("docs/fixes.md is out of date, paste this between its marks:\n\n" + table() + "\n")
                .isEqualTo(table());
    }

    @Test
    void everyRemedyMendsARuleThatThereIs() {
        List<String> rules =
                Audit.ofAllRules().rules().stream().map(RuleInfo::id).toList();

        assertThat(rules).containsAll(Remedies.all().rules().keySet());
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| rule | the fix | no fix where |\n|---|---|---|\n");
        Remedies.all()
                .rules()
                .forEach((rule, mends) -> table.append("| [%s](../src/main/resources/rules/%s.md) | %s | %s |\n"
                        .formatted(rule, rule, mends.by(), mends.unless())));
        return table.append("\n")
                .append(Remedies.all().rules().size())
                .append(" rules.")
                .toString();
    }
}
