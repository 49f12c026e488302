package io.plumbline.compare;

import io.plumbline.model.Test;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The generic tests of a node. */
final class Tests {

    private Tests() {}

    static List<TestChange> changes(List<Test> before, List<Test> after) {
        if (before.equals(after)) {
            return List.of();
        }
        Map<String, List<Test>> old = byKey(before);
        Map<String, List<Test>> now = byKey(after);
        List<TestChange> changes = new ArrayList<>();
        now.forEach((key, tests) -> compare(old.getOrDefault(key, List.of()), tests, changes));
        old.forEach((key, tests) -> {
            if (!now.containsKey(key)) {
                tests.forEach(test -> changes.add(new TestChange(Kind.REMOVED, test, List.of())));
            }
        });
        return changes;
    }

    /** Tests of one kind on one column: those of like arguments are the same, of the others one each is a changed one. */
    private static void compare(List<Test> before, List<Test> after, List<TestChange> changes) {
        List<Test> old = new ArrayList<>(before);
        List<Test> now = new ArrayList<>();
        for (Test test : after) {
            if (!old.removeIf(
                    other -> Traits.changes(Traits.of(other), Traits.of(test)).isEmpty())) {
                now.add(test);
            }
        }
        int pairs = Math.min(old.size(), now.size());
        for (int i = 0; i < pairs; i++) {
            changes.add(new TestChange(
                    Kind.CHANGED, now.get(i), Traits.changes(Traits.of(old.get(i)), Traits.of(now.get(i)))));
        }
        now.subList(pairs, now.size()).forEach(test -> changes.add(new TestChange(Kind.ADDED, test, List.of())));
        old.subList(pairs, old.size()).forEach(test -> changes.add(new TestChange(Kind.REMOVED, test, List.of())));
    }

    private static Map<String, List<Test>> byKey(List<Test> tests) {
        Map<String, List<Test>> byKey = new LinkedHashMap<>();
        for (Test test : tests) {
            String column = test.column() == null ? "" : test.column().toLowerCase(Locale.ROOT);
            byKey.computeIfAbsent(test.label() + "\n" + column, key -> new ArrayList<>())
                    .add(test);
        }
        return byKey;
    }
}
