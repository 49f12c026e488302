package io.plumbline.audit.dbt;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds tables that SQL names itself after {@code from} and {@code join}: {@code a.b}, {@code a.b.c}, one quoted name,
 * or {@code {{ var(..) }}}. Names of CTEs and aliases, functions, and {@code from} inside a function's parentheses
 * ({@code extract}, {@code trim}) or after {@code distinct} are none.
 */
final class HardCodedReferences {

    /** A name as it is written, and its 1-based line. */
    record Found(String text, int line) {}

    private static final Pattern VAR =
            Pattern.compile("^\\{\\{[-+]?\\s*var\\s*\\(\\s*['\"]?([^)'\",]+)['\"]?\\s*(,[^)]*)?\\)\\s*[-+]?\\}\\}$");
    private static final Set<String> NO_ALIAS = Set.of(
            "on", "using", "where", "left", "right", "inner", "full", "cross", "join", "group", "order", "union",
            "natural", "select", "from", "having", "limit", "qualify", "lateral", "outer", "and", "or", "as", "with",
            "when");

    private final String sql;
    private final List<RawSql.Token> tokens;
    private final Set<String> local = new HashSet<>();

    HardCodedReferences(String sql) {
        this.sql = sql;
        this.tokens = RawSql.tokens(sql);
        for (int i = 0; i < tokens.size(); i++) {
            noteLocalName(i);
        }
    }

    /** CTEs and aliases: a name before {@code as (}, after {@code as}, or right behind an expression or bracket. */
    private void noteLocalName(int i) {
        RawSql.Token token = tokens.get(i);
        if (token.kind() != RawSql.Kind.WORD && token.kind() != RawSql.Kind.QUOTED || i == 0) {
            noteFirst(i);
            return;
        }
        RawSql.Token before = tokens.get(i - 1);
        boolean alias = before.is("as")
                || (before.kind() == RawSql.Kind.JINJA || before.symbol(')') || namesTable(i - 1))
                        && !NO_ALIAS.contains(token.text().toLowerCase(Locale.ROOT));
        if (alias
                || i + 1 < tokens.size() && tokens.get(i + 1).is("as")
                || before.is("with")
                || before.is("recursive")) {
            local.add(bare(token.text()));
        }
    }

    private void noteFirst(int i) {
        if (i == 0 && tokens.size() > 1 && tokens.get(1).is("as")) {
            local.add(bare(tokens.get(0).text()));
        }
    }

    private boolean namesTable(int i) {
        RawSql.Token token = tokens.get(i);
        return i > 0
                && (token.kind() == RawSql.Kind.WORD || token.kind() == RawSql.Kind.QUOTED)
                && (opens(tokens.get(i - 1)) || tokens.get(i - 1).symbol('.'))
                && !token.is("lateral")
                && !token.is("table");
    }

    private static boolean opens(RawSql.Token token) {
        return token.is("from") || token.is("join");
    }

    /** Every hard-coded name, in the order of the text. */
    List<Found> all() {
        List<Found> found = new ArrayList<>();
        Deque<Boolean> selects = new ArrayDeque<>(List.of(true));
        for (int i = 0; i < tokens.size(); i++) {
            RawSql.Token token = tokens.get(i);
            if (token.symbol('(')) {
                selects.push(i == 0 || tokens.get(i - 1).kind() != RawSql.Kind.WORD || plain(tokens.get(i - 1)));
            } else if (token.symbol(')') && selects.size() > 1) {
                selects.pop();
            } else if (token.is("select")) {
                selects.pop();
                selects.push(true);
            } else if (opens(token) && i + 1 < tokens.size() && reads(i, selects.peek())) {
                Found name = name(i + 1);
                if (name != null) {
                    found.add(name);
                }
            }
        }
        return found;
    }

    /** Whether the text itself holds this name on this line, outside comments, strings and Jinja. */
    boolean writes(Found name) {
        return tokens.stream()
                .anyMatch(token -> token.line() == name.line()
                        && token.kind() != RawSql.Kind.STRING
                        && sql.startsWith(name.text(), token.start()));
    }

    /** Words before a bracket that make no function of it. */
    private static boolean plain(RawSql.Token word) {
        return NO_ALIAS.contains(word.text().toLowerCase(Locale.ROOT)) || word.is("in") || word.is("exists");
    }

    private boolean reads(int i, boolean inSelect) {
        if (i > 0 && (tokens.get(i - 1).is("distinct") || tokens.get(i - 1).symbol('.'))) {
            return false;
        }
        return inSelect || tokens.get(i).is("join");
    }

    private @Nullable Found name(int first) {
        RawSql.Token start = tokens.get(first);
        if (start.kind() == RawSql.Kind.JINJA) {
            return VAR.matches(start.text()) ? new Found(start.text(), start.line()) : null;
        }
        List<String> parts = new ArrayList<>();
        int end = name(first, parts);
        if (end < 0 || end < sql.length() && "{.".indexOf(sql.charAt(end)) >= 0 || nextIsBracket(end)) {
            return null;
        }
        boolean quoted =
                parts.get(0).length() > 1 && !RawSql.wordPart(parts.get(0).charAt(0));
        if (parts.size() == 1 && !quoted || local.contains(bare(parts.get(0)))) {
            return null;
        }
        return new Found(sql.substring(start.start(), end), start.line());
    }

    private boolean nextIsBracket(int end) {
        int next = end;
        while (next < sql.length() && Character.isWhitespace(sql.charAt(next))) {
            next++;
        }
        return next < sql.length() && sql.charAt(next) == '(';
    }

    /** Reads {@code part(.part)*} from a token on; the offset behind it, or -1 where it is no name. */
    private int name(int first, List<String> parts) {
        int at = tokens.get(first).start();
        while (true) {
            int end = part(at);
            if (end < 0) {
                return -1;
            }
            parts.add(sql.substring(at, end));
            if (end >= sql.length() || sql.charAt(end) != '.') {
                return end;
            }
            at = end + 1;
        }
    }

    private int part(int at) {
        char c = at < sql.length() ? sql.charAt(at) : ' ';
        int close = "\"'`[".indexOf(c);
        boolean array = c == '[' && at + 1 < sql.length() && "'\"[".indexOf(sql.charAt(at + 1)) >= 0;
        if (array) {
            return -1;
        }
        if (close >= 0) {
            int end = sql.indexOf("\"'`]".charAt(close), at + 1);
            return end < 0 || sql.substring(at, end).indexOf('\n') >= 0 ? -1 : end + 1;
        }
        int end = at;
        while (end < sql.length()
                && (RawSql.wordPart(sql.charAt(end))
                        || sql.charAt(end) == '-' && end + 1 < sql.length() && RawSql.wordPart(sql.charAt(end + 1)))) {
            end++;
        }
        return end == at || Character.isDigit(c) ? -1 : end;
    }

    /** The name of the variable a found text stands for, null where it is a table's name. */
    static @Nullable String variable(String text) {
        Matcher matcher = VAR.matcher(text);
        return matcher.matches() ? matcher.group(1).strip() : null;
    }

    private static String bare(String name) {
        boolean quoted = name.length() > 1 && !RawSql.wordPart(name.charAt(0));
        return (quoted ? name.substring(1, name.length() - 1) : name).toLowerCase(Locale.ROOT);
    }
}
