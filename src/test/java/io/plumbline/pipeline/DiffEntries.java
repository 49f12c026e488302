package io.plumbline.pipeline;

import io.plumbline.compare.ColumnChange;
import io.plumbline.compare.Kind;
import io.plumbline.compare.NodeChange;
import io.plumbline.compare.TestChange;
import io.plumbline.pipeline.PlainProject.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds what a comparison says of columns and tests against the YAML of both commits. */
final class DiffEntries {

    private final PlainProject was;
    private final PlainProject is;
    private final DiffVerdict verdict;
    private final Map<String, NodeChange> changes = new HashMap<>();
    private final Map<String, String> oldIds = new HashMap<>();

    DiffEntries(PlainProject was, PlainProject is, List<NodeChange> changes, DiffVerdict verdict) {
        this.was = was;
        this.is = is;
        this.verdict = verdict;
        for (NodeChange change : changes) {
            this.changes.put(change.node().id(), change);
            if (change.before() != null && change.kind() != Kind.REMOVED) {
                oldIds.put(change.node().id(), change.before().id());
            }
        }
    }

    void check() {
        Set<String> ids = new TreeSet<>(was.entries.keySet());
        ids.addAll(is.entries.keySet());
        Set<String> unclear = new TreeSet<>(was.unclear);
        unclear.addAll(is.unclear);
        verdict.unclear(unclear.size());
        ids.removeAll(unclear);
        ids.removeIf(id -> renamedAway(id) && is.entry(id).equals(Entry.none()));
        ids.forEach(this::entry);
    }

    /** Whether it has another name now: it is compared under that one. */
    private boolean renamedAway(String id) {
        return oldIds.entrySet().stream()
                .anyMatch(renamed ->
                        renamed.getValue().equals(id) && !renamed.getKey().equals(id));
    }

    private void entry(String id) {
        Entry before = was.entry(oldIds.getOrDefault(id, id));
        Entry after = is.entry(id);
        @Nullable NodeChange change = changes.get(id);
        columns(id, before, after, change == null ? List.of() : change.columns());
        tests(id, before, after, change == null ? List.of() : change.tests());
    }

    private void columns(String id, Entry before, Entry after, List<ColumnChange> said) {
        for (Kind kind : List.of(Kind.ADDED, Kind.REMOVED)) {
            Set<String> expected = new TreeSet<>((kind == Kind.ADDED ? after : before).columns());
            expected.removeAll((kind == Kind.ADDED ? before : after).columns());
            Set<String> told = new TreeSet<>();
            said.stream()
                    .filter(column -> column.kind() == kind)
                    .forEach(column -> told.add(column.name().toLowerCase(Locale.ROOT)));
            String what = kind.word() + " columns";
            expected.forEach(column -> verdict.expect(what, id + "." + column, told.contains(column)));
            told.stream()
                    .filter(column -> !expected.contains(column))
                    .forEach(column -> verdict.extra(what, id + "." + column));
        }
    }

    private void tests(String id, Entry before, Entry after, List<TestChange> said) {
        Map<String, Integer> expected = new TreeMap<>(after.tests());
        before.tests().forEach((test, count) -> expected.merge(test, -count, Integer::sum));
        Map<String, Integer> told = new TreeMap<>();
        for (TestChange change : said) {
            String column =
                    change.test().column() == null ? "" : change.test().column().toLowerCase(Locale.ROOT);
            int step = change.kind() == Kind.ADDED ? 1 : change.kind() == Kind.REMOVED ? -1 : 0;
            told.merge(column + "|" + change.test().label(), step, Integer::sum);
        }
        expected.forEach((test, count) -> {
            int there = told.getOrDefault(test, 0);
            String what = count > 0 ? "added tests" : "removed tests";
            for (int i = 0; i < Math.abs(count); i++) {
                verdict.expect(
                        what, id + "." + test, Integer.signum(there) == Integer.signum(count) && i < Math.abs(there));
            }
        });
        told.forEach((test, count) -> {
            int ground = expected.getOrDefault(test, 0);
            int beyond = Integer.signum(ground) == Integer.signum(count)
                    ? Math.abs(count) - Math.abs(ground)
                    : Math.abs(count);
            for (int i = 0; i < beyond; i++) {
                verdict.extra(count > 0 ? "added tests" : "removed tests", id + "." + test);
            }
        });
    }
}
