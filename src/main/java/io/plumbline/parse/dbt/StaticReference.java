package io.plumbline.parse.dbt;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.plumbline.model.Certainty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code ref('a')} or {@code source('a', 'b')} where dbt expects just that: constraints, snapshots, exposures. */
final class StaticReference {

    private static final Pattern CALL =
            Pattern.compile("^\\s*(?:\\{\\{)?\\s*(ref|source|metric)\\s*\\(([^()]*)\\)\\s*(?:\\}\\})?\\s*$");
    private static final Pattern ARGUMENT =
            Pattern.compile("\\s*(?:(\\w+)\\s*=\\s*)?(?:'([^']*)'|\"([^\"]*)\"|([0-9.]+))\\s*");

    private StaticReference() {}

    static @Nullable Call parse(String text, int line) {
        Matcher call = CALL.matcher(text);
        if (!call.matches()) {
            return null;
        }
        List<String> given = new ArrayList<>();
        String version = null;
        for (String part : call.group(2).split(",", -1)) {
            Matcher argument = ARGUMENT.matcher(part);
            if (!argument.matches()) {
                return null;
            }
            String value = argument.group(2) != null
                    ? argument.group(2)
                    : argument.group(3) != null ? argument.group(3) : argument.group(4);
            if (argument.group(1) == null) {
                given.add(value);
            } else {
                version = value;
            }
        }
        String last = given.isEmpty() ? null : given.get(given.size() - 1);
        String owner = given.size() > 1 ? given.get(0) : null;
        if (last == null || given.size() > 2) {
            return null;
        }
        return switch (call.group(1)) {
            case "ref" -> Call.ref(owner, last, version, Certainty.CERTAIN, line);
            case "source" -> owner == null ? null : Call.source(owner, last, Certainty.CERTAIN, line);
            default -> Call.metric(owner, last, line);
        };
    }
}
