package io.plumbline.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.RuleInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

/** Holds the table of docs/rules.md to the rules there are. */
class RuleTableTest {

    private static final String BEGIN = "<!-- rules: generated -->";
    private static final String END = "<!-- end of rules -->";

    @Test
    void theTableInTheDocsListsEveryRule() throws IOException {
        String page = Files.readString(Path.of("docs/rules.md"));
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        String found = page.substring(begin, page.indexOf(END)).strip();

        assertThat(found)
                .as("docs/rules.md is out of date, paste this between its marks:\n\n" + table() + "\n")
                .isEqualTo(table());
    }

    private static String table() {
        Audit audit = Audit.ofAllRules();
        StringBuilder table = new StringBuilder("| rule | area | severity | what it finds | also known as |\n");
        table.append("|---|---|---|---|---|\n");
        audit.rules().stream()
                .sorted(Comparator.comparing(RuleInfo::area).thenComparing(RuleInfo::id))
                .forEach(rule -> table.append("| [%s](../src/main/resources/rules/%s.md) | %s | %s | %s | %s |\n"
                        .formatted(
                                rule.id(),
                                rule.id(),
                                rule.area().label(),
                                audit.onByDefault(rule.id())
                                        ? rule.severity().name().toLowerCase(java.util.Locale.ROOT)
                                        : "off",
                                rule.summary(),
                                String.join(", ", rule.aliases()))));
        return table.append("\n").append(audit.rules().size()).append(" rules.").toString();
    }
}
