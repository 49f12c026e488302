package io.plumbline.audit.dbt;

import io.plumbline.audit.RuleContext;
import io.plumbline.model.Estate;
import io.plumbline.model.Location;
import io.plumbline.model.Macro;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks into the macros that the Jinja of a node calls. */
public final class Macros {

    private static final Set<String> BUILT_IN = Set.of(
            "ref",
            "source",
            "config",
            "var",
            "env_var",
            "log",
            "range",
            "set",
            "dict",
            "namespace",
            "return",
            "print",
            "zip",
            "tojson",
            "fromjson",
            "as_number",
            "as_bool",
            "as_text",
            "as_native",
            "doc",
            "super",
            "caller");
    private static final Set<String> QUIET_PACKAGES = Set.of("dbt", "dbt_utils", "dbt_date", "modules", "loop");

    private final Estate estate;
    private final Map<String, List<Macro>> byName;

    public static Macros of(RuleContext context) {
        return context.derived(Macros.class, Macros::new);
    }

    private Macros(Estate estate) {
        this.estate = estate;
        this.byName = estate.of(Macro.class).collect(Collectors.groupingBy(Macro::name));
    }

    /**
     * Whether certainly none of the called macros, nor one they call, mentions one of the words. False as well where a
     * macro is not known.
     */
    public boolean noneMentions(Set<String> calls, Set<String> words) {
        Set<String> seen = new HashSet<>();
        Deque<Macro> open = new ArrayDeque<>();
        for (String call : calls) {
            String name = call.substring(call.lastIndexOf('.') + 1);
            String scope = call.substring(0, Math.max(0, call.indexOf('.')));
            if (byName.containsKey(name)) {
                open.addAll(byName.get(name));
            } else if (!(scope.isEmpty() ? BUILT_IN.contains(name) : QUIET_PACKAGES.contains(scope))) {
                return false;
            }
        }
        while (!open.isEmpty()) {
            Macro macro = open.pop();
            if (seen.add(macro.id())) {
                Optional<String> text = text(macro);
                if (text.isEmpty() || Jinja.read(text.get()).names().stream().anyMatch(words::contains)) {
                    return false;
                }
                macro.calls().forEach(id -> estate.artifact(id, Macro.class).ifPresent(open::push));
            }
        }
        return true;
    }

    private Optional<String> text(Macro macro) {
        Location at = macro.location();
        return estate.file(at.source(), at.path())
                .map(file -> String.join(
                        "\n",
                        file.lines()
                                .subList(
                                        at.line() - 1,
                                        Math.min(at.endLine(), file.lines().size()))));
    }
}
