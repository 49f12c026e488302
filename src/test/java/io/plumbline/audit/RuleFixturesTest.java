package io.plumbline.audit;

import io.plumbline.model.RuleInfo;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of every rule: marked lines are found, unmarked lines are silent. */
class RuleFixturesTest {

    @TestFactory
    Stream<DynamicContainer> rules() {
        return Audit.ofAllRules().rules().stream()
                .map(RuleInfo::id)
                .map(rule -> DynamicContainer.dynamicContainer(
                        rule,
                        RuleFixtures.of(rule).entrySet().stream()
                                .map(e -> DynamicTest.dynamicTest(
                                        e.getKey(), () -> RuleTester.of(rule).check(e.getValue())))));
    }
}
