package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.audit.Audit;
import io.plumbline.model.RuleInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of examples/rules do what they say, and docs/peers.md names only rules there are. */
class HouseRulesTest {

    private static final Path EXAMPLES = Path.of("examples/rules");
    private static final Pattern RULE = Pattern.compile("`([a-z]+(?:-[a-z]+)+)`");

    @Test
    void eachHasATestAndPassesIt() {
        RuleTests.Summary summary = RuleTests.of(EXAMPLES);

        assertThat(summary.untested()).isEmpty();
        assertThat(summary.outcomes())
                .hasSizeGreaterThanOrEqualTo(summary.rules())
                .allMatch(RuleTests.Outcome::passed);
    }

    @Test
    void thePageOnOtherToolsNamesRulesThereAre() throws IOException {
        Set<String> known = Stream.concat(
                        Audit.ofAllRules().rules().stream().map(RuleInfo::id),
                        RuleTests.of(EXAMPLES).outcomes().stream()
                                .map(outcome -> outcome.test().rule()))
                .collect(Collectors.toSet());
        Matcher named = RULE.matcher(Files.readString(Path.of("docs/peers.md")).replaceAll("(?m)^#.*$", ""));
        int found = 0;
        while (named.find()) {
            assertThat(known).contains(named.group(1));
            found++;
        }
        assertThat(found).isGreaterThan(60);
    }
}
