package io.plumbline.audit;

import io.plumbline.report.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of every rule: marked lines are found, unmarked lines are silent, and each finding says what was agreed. */
class RuleFixturesTest {

    private static final Path SAID = Path.of("src/test/resources/rules/said");

    @TestFactory
    Stream<DynamicContainer> rules() {
        return RuleTester.ids().map(rule -> {
            Map<String, String> cases = RuleFixtures.of(rule);
            Stream<DynamicTest> each = cases.entrySet().stream()
                    .map(e -> DynamicTest.dynamicTest(
                            e.getKey(), () -> RuleTester.of(rule).check(e.getValue())));
            DynamicTest said = DynamicTest.dynamicTest("says what was agreed", () -> saysWhatWasAgreed(rule, cases));
            return DynamicContainer.dynamicContainer(rule, Stream.concat(each, Stream.of(said)));
        });
    }

    /** All of one rule, for tests that are written for one ({@code bench/RuleTests.java}). */
    static void everyCase(String rule) throws IOException {
        Map<String, String> cases = RuleFixtures.of(rule);
        cases.values().forEach(RuleTester.of(rule)::check);
        saysWhatWasAgreed(rule, cases);
    }

    private static void saysWhatWasAgreed(String rule, Map<String, String> cases) throws IOException {
        RuleTester tester = RuleTester.of(rule);
        String said = cases.entrySet().stream()
                .map(e -> "#### " + e.getKey() + "\n" + tester.said(e.getValue()))
                .collect(Collectors.joining());
        Golden.check(SAID.resolve(rule + ".txt"), said.getBytes(StandardCharsets.UTF_8));
    }
}
