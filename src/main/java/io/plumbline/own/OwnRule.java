package io.plumbline.own;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Part;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.RulePage;
import io.plumbline.job.RuleSpec;
import io.plumbline.model.Finding;
import io.plumbline.model.RuleInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A declared rule. Where an expression has no value for a thing, the rule could not tell; it says so once for each reason.
 *
 * @param parts what it holds for, one for each repository or folder that declares it
 */
record OwnRule(
        RuleSpec spec, Kind kind, Optional<Expression> where, Expression require, Wording wording, List<Part> parts)
        implements AuditRule {

    OwnRule {
        parts = List.copyOf(parts);
    }

    @Override
    public RulePage page() {
        return RulePage.of(new RuleInfo(
                spec.id(),
                List.of(),
                spec.area(),
                spec.severity(),
                List.of(),
                spec.summary(),
                spec.why(),
                "",
                spec.remedy()));
    }

    @Override
    public Stream<Finding> check(RuleContext context) {
        Facts facts = context.derived(Facts.class, Facts::new);
        Set<String> ids = parts.stream()
                .flatMap(part -> part.in(context.estate()).stream())
                .collect(Collectors.toSet());
        List<Finding> found = new ArrayList<>();
        Map<String, List<Subject>> unsure = new TreeMap<>();
        kind.in(context.estate())
                .filter(subject -> ids.contains(subject.artifact().id()))
                .filter(subject -> context.focus().asks(subject.artifact()))
                .forEach(subject -> {
                    try {
                        judge(context, subject, facts.of(subject)).forEach(found::add);
                    } catch (Expression.NoValue e) {
                        unsure.computeIfAbsent(String.valueOf(e.getMessage()), why -> new ArrayList<>())
                                .add(subject);
                    }
                });
        unsure.forEach((why, subjects) -> context.unsure(
                subjects.get(0).at() + (subjects.size() > 1 ? " and %,d more".formatted(subjects.size() - 1) : ""),
                why));
        return found.stream();
    }

    private Stream<Finding> judge(RuleContext context, Subject subject, Map<String, Object> facts)
            throws Expression.NoValue {
        if (where.isPresent() && !where.get().holds(facts) || require.holds(facts)) {
            return Stream.empty();
        }
        Wording.Said said = wording.of(facts);
        return context.finding(
                subject.artifact(), subject.key(), said.message(), subject.at(), said.facts(), subject.top());
    }
}
