package io.plumbline.crawl.snowflake;

import static io.plumbline.crawl.snowflake.SqlToken.sign;
import static io.plumbline.crawl.snowflake.SqlToken.text;
import static io.plumbline.crawl.snowflake.SqlToken.word;

import java.util.ArrayList;
import java.util.List;

/** {@code value:a.b[0]::string} as a call that takes the value and a JSON path. */
final class Paths {

    private Paths() {}

    static void rewrite(List<SqlToken> tokens) {
        for (int i = 1; i + 1 < tokens.size(); i++) {
            boolean operand = tokens.get(i - 1).isName()
                    || tokens.get(i - 1).is(")")
                    || tokens.get(i - 1).is("]");
            if (tokens.get(i).is(":") && operand && tokens.get(i + 1).isName()) {
                i = rewrite(tokens, i);
            }
        }
    }

    /** Of the path whose colon stands here; answers where the call ends. */
    private static int rewrite(List<SqlToken> tokens, int colon) {
        StringBuilder path = new StringBuilder("$");
        int next = colon + 1;
        path.append(".\"").append(tokens.get(next++).value()).append('"');
        while (next + 1 < tokens.size()) {
            if (tokens.get(next).is(".") && tokens.get(next + 1).isName()) {
                path.append(".\"").append(tokens.get(next + 1).value()).append('"');
                next += 2;
            } else if (tokens.get(next).is("[")) {
                boolean index = tokens.get(next + 1).kind() == SqlToken.Kind.NUMBER;
                String key = tokens.get(next + 1).value();
                path.append(index ? "[" + key + "]" : ".\"" + key + "\"");
                next += 3;
            } else {
                break;
            }
        }
        int start = start(tokens, colon - 1);
        boolean asText = next + 1 < tokens.size()
                && tokens.get(next).is("::")
                && List.of("STRING", "VARCHAR", "TEXT")
                        .contains(tokens.get(next + 1).upper());
        List<SqlToken> call =
                new ArrayList<>(List.of(word(asText ? "json_extract_string" : "json_extract"), sign("(")));
        call.addAll(tokens.subList(start, colon));
        call.addAll(List.of(sign(","), text(path.toString()), sign(")")));
        if (!asText) {
            call.addAll(List.of(sign("::"), word("VARIANT")));
        }
        tokens.subList(start, asText ? next + 2 : next).clear();
        tokens.addAll(start, call);
        return start + call.size() - 1;
    }

    /** Where the operand that ends here begins: at a qualified name, or at a bracket's function. */
    private static int start(List<SqlToken> tokens, int end) {
        int start = end;
        if (tokens.get(end).is(")")) {
            start = opening(tokens, end);
            start -= start > 0 && tokens.get(start - 1).isName() ? 1 : 0;
        }
        while (start > 1
                && tokens.get(start - 1).is(".")
                && tokens.get(start - 2).isName()) {
            start -= 2;
        }
        return start;
    }

    static int closing(List<SqlToken> tokens, int opening) {
        int depth = 0;
        for (int i = opening; i < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw SnowflakeError.syntax("<EOF>");
    }

    private static int opening(List<SqlToken> tokens, int closing) {
        int depth = 0;
        for (int i = closing; i >= 0; i--) {
            depth += tokens.get(i).is(")") ? 1 : tokens.get(i).is("(") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw SnowflakeError.syntax(")");
    }
}
