package io.plumbline.crawl.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Writes a history nobody planned: edits, moves, copies, deletions, branches, merges with and without edits, reused
 * names.
 */
final class RandomHistory {

    private static final List<String> WORDS = List.of(
            "select",
            "from orders",
            "where id = 1",
            "",
            "    , amount",
            "join customers using (id)",
            "group by 1",
            ")",
            "with base as (",
            "    select * from raw",
            "order by 2",
            "-- note",
            "limit 10",
            "    case when x then y end");
    private static final List<String> PEOPLE = List.of(
            "Ada <ada@example.com>", "Ada L. <Ada@Example.com>", "Bo <bo@example.com>", "Cy <cy@old.example>", "Di <>");

    private final Random random;
    private final TestRepository repository;
    private final Map<String, Map<String, String>> branches = new TreeMap<>();
    private long clock = 1_600_000_000L;
    private int files;

    RandomHistory(TestRepository repository, long seed) {
        this.repository = repository;
        this.random = new Random(seed);
    }

    void write(int commits) {
        if (branches.isEmpty()) {
            branches.put("main", new TreeMap<>());
            repository.commit("main", clock, PEOPLE.get(0), "Begin");
            change("main", 6);
        }
        for (int i = 0; i < commits; i++) {
            clock += random.nextInt(8) == 0 ? -500 : random.nextInt(100);
            int kind = random.nextInt(10);
            List<String> names = new ArrayList<>(branches.keySet());
            String branch = names.get(random.nextInt(names.size()));
            if (kind == 0 && branches.size() < 4) {
                String name = "side" + i;
                repository.branch(name, branch);
                branches.put(name, new TreeMap<>(branches.get(branch)));
            } else if (kind <= 2 && branches.size() > 1) {
                merge(names);
            } else {
                repository.commit(branch, clock, person(), "Work " + i);
                change(branch, 1 + random.nextInt(4));
            }
        }
        repository.write();
    }

    private String person() {
        return PEOPLE.get(random.nextInt(PEOPLE.size()));
    }

    private void merge(List<String> names) {
        String other = names.stream().filter(n -> !n.equals("main")).findFirst().orElseThrow();
        Map<String, String> main = branches.get("main");
        Map<String, String> side = branches.remove(other);
        repository.commit("main", clock, person(), "Merge " + other, List.of(other));
        side.forEach((path, text) -> {
            if (!main.containsKey(path) || random.nextInt(3) == 0) {
                put(main, path, text);
            }
        });
        if (random.nextInt(3) == 0) {
            change("main", 1);
        }
    }

    private void put(Map<String, String> tree, String path, String text) {
        tree.put(path, text);
        repository.put(path, text);
    }

    private void change(String branch, int times) {
        Map<String, String> tree = branches.get(branch);
        for (int i = 0; i < times; i++) {
            List<String> paths = new ArrayList<>(tree.keySet());
            int kind = paths.size() < 4 ? 9 : random.nextInt(10);
            String path = paths.isEmpty() ? "" : paths.get(random.nextInt(paths.size()));
            String fresh = folder() + (random.nextInt(3) == 0 ? "f" + random.nextInt(6) : "f" + files++) + ".sql";
            if (kind == 0) {
                tree.remove(path);
                repository.remove(path);
            } else if (kind <= 2 && !tree.containsKey(fresh)) {
                String text = tree.remove(path);
                repository.remove(path);
                put(tree, fresh, random.nextBoolean() ? text : edit(text));
            } else if (kind == 3) {
                put(tree, fresh, edit(tree.get(path)));
            } else if (kind == 9) {
                put(tree, fresh, edit(text(10 + random.nextInt(30))));
            } else {
                put(tree, path, edit(tree.get(path)));
            }
        }
    }

    private String folder() {
        return List.of("models/", "models/staging/", "macros/", "").get(random.nextInt(4));
    }

    private String text(int lines) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append(line()).append('\n');
        }
        return text.toString();
    }

    private String line() {
        String word = WORDS.get(random.nextInt(WORDS.size()));
        return random.nextInt(3) == 0 ? word + " " + random.nextInt(50) : word;
    }

    String edit(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            int at = random.nextInt(lines.size() + 1);
            int kind = random.nextInt(4);
            if (kind == 0 && at < lines.size() && lines.size() > 3) {
                lines.remove(at);
            } else if (kind == 1 && at < lines.size()) {
                lines.set(at, line());
            } else if (kind == 2 && lines.size() > 4) {
                lines.addAll(at, new ArrayList<>(lines.subList(0, 3)));
            } else {
                lines.add(at, line());
            }
        }
        return String.join("\n", lines) + (random.nextInt(9) == 0 ? "" : "\n");
    }
}
