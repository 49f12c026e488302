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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes rules of what repositories declare. Not safe for concurrent use. */
public final class OwnRules {

    /** A rule as it is declared, and what it holds for. */
    public record Declared(RuleSpec spec, Part part) {

        /** Whether another one is the same rule for a further repository or folder. */
        private boolean extendedBy(Declared other) {
            return spec.saysTheSame(other.spec) && !part.equals(other.part);
        }
    }

    private final Map<Kind, Language> languages = new EnumMap<>(Kind.class);
    private final List<Problem> problems = new ArrayList<>();

    private OwnRules() {}

    /**
     * Compiles every declared rule. What several repositories declare in the same words is one rule, which holds for
     * all of them.
     *
     * @param taken ids and aliases of other rules
     * @throws SettingsException with every mistake, each with its file and line
     */
    public static List<AuditRule> of(List<Declared> declared, Set<String> taken) {
        OwnRules rules = new OwnRules();
        Map<String, List<Declared>> known = new HashMap<>();
        List<List<Declared>> distinct = new ArrayList<>();
        for (Declared one : declared) {
            List<Declared> same = known.get(one.spec().id());
            if (same != null && same.stream().allMatch(other -> other.extendedBy(one))) {
                same.add(one);
            } else {
                rules.name(one.spec(), taken, same);
                distinct.add(new ArrayList<>(List.of(one)));
                known.putIfAbsent(one.spec().id(), distinct.get(distinct.size() - 1));
            }
        }
        List<AuditRule> compiled = new ArrayList<>();
        distinct.forEach(same -> rules.compile(same).ifPresent(compiled::add));
        if (!rules.problems.isEmpty()) {
            throw new SettingsException(rules.problems.stream()
                    .sorted(Comparator.comparing(Problem::file).thenComparing(Problem::line))
                    .toList());
        }
        return compiled;
    }

    private void name(RuleSpec spec, Set<String> taken, @Nullable List<Declared> before) {
        if (taken.contains(spec.id())) {
            problem(
                    spec,
                    "a rule has the id \"%s\", which is that of a rule of Plumbline's".formatted(spec.id()),
                    "Give it another, or use that one: plumbline rules " + spec.id());
        } else if (before != null) {
            RuleSpec first = before.get(0).spec();
            problem(
                    spec,
                    "a rule has the id \"%s\", which %s:%d has too".formatted(spec.id(), first.file(), first.line()),
                    "Rename one of the two, or let them say the same.");
        }
    }

    private Optional<AuditRule> compile(List<Declared> same) {
        RuleSpec spec = same.get(0).spec();
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
                : Optional.of(new OwnRule(
                        spec,
                        kind.get(),
                        where,
                        require.get(),
                        wording.get(),
                        same.stream().map(Declared::part).toList()));
    }

    private void problem(RuleSpec spec, String problem, String action) {
        problems.add(new Problem(spec.file(), spec.line(), problem, action));
    }
}
