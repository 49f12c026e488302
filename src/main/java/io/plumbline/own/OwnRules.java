package io.plumbline.own;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Part;
import io.plumbline.job.Problem;
import io.plumbline.job.RuleSpec;
import io.plumbline.job.SettingsException;
import io.plumbline.job.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes rules of what repositories declare. Not safe for concurrent use. */
public final class OwnRules {

    /** A rule as it is declared, and what it holds for. */
    public record Declared(RuleSpec spec, Part part) {}

    private final Map<Kind, Language> languages = new EnumMap<>(Kind.class);
    private final List<Problem> problems = new ArrayList<>();

    private OwnRules() {}

    /**
     * Compiles every declared rule.
     *
     * @param taken ids and aliases of other rules
     * @throws SettingsException with every mistake, each with its file and line
     */
    public static List<AuditRule> of(List<Declared> declared, Set<String> taken) {
        OwnRules rules = new OwnRules();
        Map<String, RuleSpec> known = new HashMap<>();
        Set<String> others = new HashSet<>(taken);
        List<AuditRule> compiled = new ArrayList<>();
        for (Declared one : declared) {
            rules.name(one.spec(), others, known);
            rules.compile(one).ifPresent(compiled::add);
        }
        if (!rules.problems.isEmpty()) {
            throw new SettingsException(rules.problems.stream()
                    .sorted(Comparator.comparing(Problem::file).thenComparing(Problem::line))
                    .toList());
        }
        return compiled;
    }

    private void name(RuleSpec spec, Set<String> taken, Map<String, RuleSpec> known) {
        RuleSpec first = known.putIfAbsent(spec.id(), spec);
        if (taken.contains(spec.id())) {
            problem(
                    spec,
                    "a rule has the id \"%s\", which is that of a rule of Plumbline's".formatted(spec.id()),
                    "Give it another, or use that one: plumbline rules " + spec.id());
        } else if (first != null) {
            problem(
                    spec,
                    "a rule has the id \"%s\", which %s:%d has too".formatted(spec.id(), first.file(), first.line()),
                    "Rename one of the two.");
        }
    }

    private Optional<AuditRule> compile(Declared declared) {
        RuleSpec spec = declared.spec();
        Optional<Kind> kind = Kind.of(spec.on());
        if (kind.isEmpty()) {
            problem(
                    spec,
                    "%s is on \"%s\"; expected one of %s"
                            .formatted(spec.id(), spec.on(), String.join(", ", Kind.words())),
                    Suggestion.orElse(spec.on(), Kind.words(), "Use one of these."));
            return Optional.empty();
        }
        Language language = languages.computeIfAbsent(kind.get(), Language::new);
        RuleSpec.Text filter = spec.where();
        Optional<Expression> where =
                filter == null ? Optional.empty() : language.condition(spec, "where", filter, problems);
        Optional<Expression> require = language.condition(spec, "require", spec.require(), problems);
        Optional<Wording> wording = Wording.of(spec, language, problems);
        return require.isEmpty() || wording.isEmpty()
                ? Optional.empty()
                : Optional.of(new OwnRule(spec, kind.get(), where, require.get(), wording.get(), declared.part()));
    }

    private void problem(RuleSpec spec, String problem, String action) {
        problems.add(new Problem(spec.file(), spec.line(), problem, action));
    }
}
