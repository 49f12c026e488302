package io.plumbline.crawl.history;

import io.plumbline.model.Author;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Git's {@code .mailmap}: who stands behind a recorded name and address. Lines are {@code Proper Name <commit@mail>},
 * {@code <proper@mail> <commit@mail>}, and {@code Proper Name <proper@mail> [Commit Name] <commit@mail>}; names and
 * addresses are compared without case; the last line for an address wins; a line of another form is passed over, as in
 * Git.
 */
final class Mailmap {

    private static final int MAX_NAME = 200;

    private record Proper(@Nullable String name, @Nullable String email) {
        Proper under(Proper newer) {
            return new Proper(newer.name != null ? newer.name : name, newer.email != null ? newer.email : email);
        }
    }

    private record Part(String name, String email, int end) {}

    private final Map<String, Proper> byEmail = new HashMap<>();
    private final Map<String, Proper> byNameAndEmail = new HashMap<>();

    static Mailmap parse(String text) {
        Mailmap map = new Mailmap();
        text.lines().filter(line -> !line.startsWith("#")).forEach(map::line);
        return map;
    }

    private void line(String line) {
        Part first = part(line, 0);
        if (first == null) {
            return;
        }
        Part second = part(line, first.end);
        String name = first.name.isEmpty() ? null : first.name;
        if (second == null) {
            put(byEmail, fold(first.email), new Proper(name, null));
        } else if (second.name.isEmpty()) {
            put(byEmail, fold(second.email), new Proper(name, first.email));
        } else {
            put(byNameAndEmail, key(second.name, second.email), new Proper(name, first.email));
        }
    }

    private static void put(Map<String, Proper> map, String key, Proper proper) {
        map.merge(key, proper, Proper::under);
    }

    private static @Nullable Part part(String line, int from) {
        int open = line.indexOf('<', from);
        int close = open < 0 ? -1 : line.indexOf('>', open);
        if (close < 0) {
            return null;
        }
        String name = PlainText.of(line.substring(from, open), MAX_NAME);
        return new Part(name, PlainText.of(line.substring(open + 1, close), MAX_NAME), close + 1);
    }

    Author map(String name, String email) {
        Proper proper = byNameAndEmail.get(key(name, email));
        if (proper == null) {
            proper = byEmail.get(fold(email));
        }
        if (proper == null) {
            return new Author(name, email);
        }
        return new Author(proper.name != null ? proper.name : name, proper.email != null ? proper.email : email);
    }

    private static String key(String name, String email) {
        return fold(name) + '\n' + fold(email);
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
