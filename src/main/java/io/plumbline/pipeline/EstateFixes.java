package io.plumbline.pipeline;

import io.plumbline.fix.Patch;
import io.plumbline.fix.Proof;
import io.plumbline.fix.ProofLimit;
import io.plumbline.fix.Proposal;
import io.plumbline.fix.Remedies;
import io.plumbline.fix.Trial;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Fixes of the findings on an estate of several sources.
 *
 * @param fixes by fingerprint
 * @param patches everything proven, by source; of an account what its statements make of its extracts
 */
record EstateFixes(Map<String, Fix> fixes, Map<String, Patch> patches) {

    EstateFixes {
        fixes = Collections.unmodifiableMap(new LinkedHashMap<>(fixes));
        patches = Collections.unmodifiableMap(new LinkedHashMap<>(patches));
    }

    /**
     * Proves them source by source, each on top of what was proven of those before: all of it holds together.
     *
     * @param findings what stands
     * @param audit audits an estate as the findings were found
     * @param settings how the projects of a source are read
     */
    static EstateFixes of(
            List<EstatePart> parts,
            List<Finding> findings,
            Function<Estate, Trial.Seen> audit,
            Function<String, DbtSettings> settings,
            ProofLimit limit) {
        Map<String, Fix> fixes = new LinkedHashMap<>();
        Map<String, Patch> patches = new LinkedHashMap<>();
        Estate estate = EstatePart.estate(parts);
        Trial.Seen before = audit.apply(estate);
        DbtReader reader = new DbtReader();
        List<EstatePart> mended = new ArrayList<>(parts);
        for (int i = 0; i < parts.size(); i++) {
            EstatePart part = parts.get(i);
            String source = part.tree().source();
            List<Finding> own = findings.stream()
                    .filter(finding -> finding.location().source().equals(source))
                    .toList();
            if (own.isEmpty() || !part.account() && part.graphs().isEmpty()) {
                continue;
            }
            int at = i;
            DbtSettings reading = part.account() ? DbtSettings.defaults() : settings.apply(source);
            List<Proposal> proposals = Remedies.all().propose(own, new Workbench(estate, part.tree()));
            Trial trial = (tree, paths) -> {
                List<EstatePart> changed = new ArrayList<>(mended);
                changed.set(at, part.changed(tree, paths, reading, reader));
                return audit.apply(EstatePart.estate(changed));
            };
            Proof.Result proof = Proof.of(part.tree(), proposals, before, trial, limit);
            Patch proven = proof.proven();
            fixes.putAll(proof.fixes());
            patches.put(source, proven);
            mended.set(at, part.changed(proven.over(part.tree()), proven.paths(), reading, reader));
        }
        return new EstateFixes(fixes, patches);
    }
}
