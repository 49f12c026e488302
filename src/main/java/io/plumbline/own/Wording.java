package io.plumbline.own;

import dev.cel.common.values.NullValue;
import io.plumbline.job.Problem;
import io.plumbline.job.RuleSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule's message: text with expressions in braces. The expressions are the facts of a finding, too.
 *
 * @param pieces text and expressions in turn
 */
record Wording(List<Piece> pieces) {

    /** A piece of text, or an expression in its place. */
    record Piece(String text, @Nullable Expression expression) {}

    /** A message and the facts in it. */
    record Said(String message, Map<String, Object> facts) {}

    Wording {
        pieces = List.copyOf(pieces);
    }

    /** Empty after saying what is wrong with it. */
    static Optional<Wording> of(RuleSpec spec, Language language, List<Problem> problems) {
        String text = spec.message().text().strip().replaceAll("\\s+", " ");
        List<Piece> pieces = new ArrayList<>();
        int before = problems.size();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            if (open < 0) {
                break;
            }
            int close = closing(text, open);
            if (close < 0) {
                problems.add(new Problem(
                        spec.file(),
                        spec.message().line(),
                        spec.id() + " has a message with a brace that is not closed; expected {an expression}",
                        "Close it, for example {model.name}."));
                return Optional.empty();
            }
            pieces.add(new Piece(text.substring(at, open), null));
            String inside = text.substring(open + 1, close);
            RuleSpec.Text written = new RuleSpec.Text(inside, spec.message().line());
            language.value(spec, "part of the message", written, problems)
                    .ifPresent(value -> pieces.add(new Piece(inside.strip(), value)));
            at = close + 1;
        }
        pieces.add(new Piece(text.substring(at), null));
        return problems.size() > before ? Optional.empty() : Optional.of(new Wording(pieces));
    }

    /** The brace that closes the one at {@code open}, -1 where none does; those in quotes and pairs inside are passed over. */
    private static int closing(String text, int open) {
        int depth = 0;
        char quote = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    Said of(Map<String, Object> facts) throws Expression.NoValue {
        StringBuilder message = new StringBuilder();
        Map<String, Object> named = new LinkedHashMap<>();
        for (Piece piece : pieces) {
            Expression expression = piece.expression();
            if (expression == null) {
                message.append(piece.text());
            } else {
                Object value = plain(expression.of(facts));
                named.put(piece.text(), value);
                message.append(words(value));
            }
        }
        return new Said(message.toString(), named);
    }

    private static Object plain(Object value) {
        if (value instanceof NullValue) {
            return "null";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Wording::plain).toList();
        }
        return value instanceof Number || value instanceof Boolean ? value : String.valueOf(value);
    }

    private static String words(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
    }
}
