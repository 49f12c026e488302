package io.plumbline.audit.policy;

import io.plumbline.audit.RuleContext;
import io.plumbline.audit.Suppression;
import io.plumbline.model.Artifact;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Builds a finding about a suppression, at the lines that declare it. */
final class Declared {

    private Declared() {}

    /** The subject is the node it belongs to, else the file that declares it. */
    static Stream<Finding> finding(RuleContext context, Suppression one, String message) {
        Location at = one.declared();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("rule", one.rule());
        facts.put("because", one.reason());
        facts.put("owner", one.owner());
        facts.put("until", one.until());
        String key = one.rule() + " " + before(context, one);
        return subject(context, one)
                .map(subject -> context.finding(subject, key, message, at, facts))
                .orElseGet(() -> context.finding("file." + at.path(), one.owner(), key, message, at, facts));
    }

    /** How many suppressions of the same rule the same file declares before this one: a place that moves with its lines. */
    private static long before(RuleContext context, Suppression one) {
        return context.suppressions().all().stream()
                .filter(other -> other.rule().equals(one.rule())
                        && other.declared().source().equals(one.declared().source())
                        && other.declared().path().equals(one.declared().path()))
                .takeWhile(other -> !other.equals(one))
                .count();
    }

    private static Optional<? extends Artifact> subject(RuleContext context, Suppression one) {
        if (one.reach() instanceof Suppression.Node node) {
            return context.estate().artifact(node.id());
        }
        return context.estate()
                .models()
                .filter(model -> model.location().source().equals(one.declared().source())
                        && model.location().path().equals(one.declared().path()))
                .findFirst();
    }
}
