package io.plumbline.audit;

import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Gap;
import io.plumbline.model.RuleInfo;
import io.plumbline.model.Suppressed;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What an audit found.
 *
 * @param findings the gravest first, then by rule, subject and place; no two share a fingerprint
 * @param score health by area, 0 (worst) to 100; an area that nothing was checked in is absent, see {@link Health}
 * @param gaps rules that failed and cases that could not be told
 * @param suppressed findings that somebody accepted, in the order of findings; they count for no score
 * @param rules the rules that ran, by id, with the severity they ran with
 */
public record AuditResult(
        List<Finding> findings,
        List<Suppressed> suppressed,
        Map<Area, Integer> score,
        List<Gap> gaps,
        List<RuleInfo> rules) {

    public AuditResult {
        findings = List.copyOf(findings);
        suppressed = List.copyOf(suppressed);
        EnumMap<Area, Integer> inOrder = new EnumMap<>(Area.class);
        inOrder.putAll(score);
        score = Collections.unmodifiableMap(inOrder);
        gaps = List.copyOf(gaps);
        rules = List.copyOf(rules);
    }
}
