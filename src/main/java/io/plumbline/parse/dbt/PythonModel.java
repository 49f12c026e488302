package io.plumbline.parse.dbt;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.plumbline.model.Certainty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the literal {@code dbt.ref}, {@code dbt.source} and {@code dbt.config} calls of a Python model. */
final class PythonModel {

    private static final Pattern CALL = Pattern.compile("\\bdbt\\s*\\.\\s*(ref|source|config)\\s*\\(");
    private static final Pattern TEXT =
            Pattern.compile("^\\s*(?:(\\w+)\\s*=\\s*)?(?:\"([^\"\\\\]*)\"|'([^'\\\\]*)')\\s*$");
    private static final Pattern OTHER = Pattern.compile("^\\s*(\\w+)\\s*=\\s*(True|False|None|-?[0-9]+)\\s*$");

    private final Draft draft;
    private final Problems problems;

    PythonModel(Draft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
    }

    void read() {
        String code = withoutComments(draft.text);
        Matcher matcher = CALL.matcher(code);
        int line = 1;
        int counted = 0;
        while (matcher.find()) {
            for (; counted < matcher.start(); counted++) {
                line += code.charAt(counted) == '\n' ? 1 : 0;
            }
            call(matcher.group(1), arguments(code, matcher.end()), line);
        }
    }

    private void call(String function, List<String> arguments, int line) {
        List<String> texts = new ArrayList<>();
        @Nullable String version = null;
        for (String argument : arguments) {
            Matcher text = TEXT.matcher(argument);
            Matcher other = OTHER.matcher(argument);
            if (text.matches() && text.group(1) == null) {
                texts.add(text.group(2) == null ? text.group(3) : text.group(2));
            } else if (text.matches()) {
                String value = text.group(2) == null ? text.group(3) : text.group(2);
                version = named(function, text.group(1), value, version);
            } else if (other.matches()) {
                version = named(function, other.group(1), literal(other.group(2)), version);
            } else if (!function.equals("config")) {
                problems.add(
                        draft.file.path(), line, "dbt." + function + "(" + argument.strip() + ")", "it is no literal");
                return;
            }
        }
        if (function.equals("source") && texts.size() == 2) {
            draft.record(Call.source(texts.get(0), texts.get(1), Certainty.CERTAIN, line));
        } else if (function.equals("ref") && !texts.isEmpty()) {
            String owner = texts.size() > 1 ? texts.get(0) : null;
            draft.record(Call.ref(owner, texts.get(texts.size() - 1), version, Certainty.CERTAIN, line));
        }
    }

    private @Nullable String named(String function, String name, Object value, @Nullable String version) {
        if (function.equals("config")) {
            draft.configCall.put(name, value);
        }
        return function.equals("ref") && (name.equals("v") || name.equals("version")) ? value.toString() : version;
    }

    private static Object literal(String text) {
        return switch (text) {
            case "True" -> true;
            case "False" -> false;
            case "None" -> "";
            default -> Long.parseLong(text.length() > 18 ? "0" : text);
        };
    }

    /** The arguments of a call, split at its top-level commas. */
    private static List<String> arguments(String code, int from) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int start = from;
        char quote = 0;
        for (int i = from; i < code.length(); i++) {
            char c = code.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if ((c == ')' || c == ']' || c == '}') && depth > 0) {
                depth--;
            } else if (c == ',' && depth == 0) {
                arguments.add(code.substring(start, i));
                start = i + 1;
            } else if (c == ')') {
                arguments.add(code.substring(start, i));
                break;
            }
        }
        arguments.removeIf(String::isBlank);
        return arguments;
    }

    /** Comments become blanks, so that every offset stays. */
    private static String withoutComments(String code) {
        StringBuilder out = new StringBuilder(code);
        char quote = 0;
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if (quote != 0) {
                quote = c == quote || c == '\n' ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '#') {
                while (i < out.length() && out.charAt(i) != '\n') {
                    out.setCharAt(i++, ' ');
                }
            }
        }
        return out.toString();
    }
}
