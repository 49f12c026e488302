package io.plumbline.fix;

import io.plumbline.model.Edit;
import io.plumbline.model.FileTree;
import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import io.plumbline.model.Gap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows which proposals mend what they are for. All are applied together to a copy in memory and audited; where that goes
 * wrong, the ones at fault are set apart and halved until each is known or a {@link ProofLimit} is reached. What is called proven is proven together: with all of it applied, each of its findings is gone, no finding is new, and
 * nothing is unread that was read before.
 */
public final class Proof {

    /** Fixes at fault by all appearances that are still tried by themselves. */
    private static final int MOST_HEARD = 12;

    /**
     * What was shown.
     *
     * @param fixes the fix of each finding that has one, by fingerprint
     * @param proven everything proven, as one patch
     * @param all the same with every unproven fix that can be made beside it
     * @param trials audits it took
     */
    public record Result(Map<String, Fix> fixes, Patch proven, Patch all, int trials) {

        public Result {
            fixes = Collections.unmodifiableMap(new LinkedHashMap<>(fixes));
        }
    }

    private final FileTree tree;
    private final Trial trial;
    private final Set<String> before;
    private final Set<String> gaps;
    private final List<Proposal> accepted = new ArrayList<>();
    private final Set<Proposal> blamed = new LinkedHashSet<>();
    private final Map<String, String> refused = new LinkedHashMap<>();
    private final ProofLimit limit;
    private int trials;

    private Proof(FileTree tree, Trial.Seen before, Trial trial, ProofLimit limit) {
        this.tree = tree;
        this.trial = trial;
        this.before = fingerprints(before.findings());
        this.gaps = before.gaps().stream().map(Proof::told).collect(Collectors.toSet());
        this.limit = limit;
    }

    /**
     * Proves what can be proven.
     *
     * @param before what the audit of the tree as it stands says
     * @param limit when to stop
     */
    public static Result of(FileTree tree, List<Proposal> proposals, Trial.Seen before, Trial trial, ProofLimit limit) {
        Proof proof = new Proof(tree, before, trial, limit);
        List<Proposal> sound = proposals.stream()
                .filter(proposal -> proposal.edits().isEmpty() || proof.changesSomething(proposal))
                .toList();
        List<Proposal> apart = new ArrayList<>();
        List<Proposal> fitting = new ArrayList<>();
        Map<String, Set<Edit>> taken = new HashMap<>();
        for (Proposal proposal : sound) {
            if (!proposal.doubt().isEmpty()) {
                proof.refuse(proposal, proposal.doubt());
            } else {
                (proof.fits(taken, proposal) ? fitting : apart).add(proposal);
            }
        }
        proof.settle(fitting);
        proof.hear(List.copyOf(proof.blamed));
        apart.forEach(proof::retry);
        return proof.result(sound);
    }

    private boolean changesSomething(Proposal proposal) {
        try {
            return !Patch.of(tree, proposal.edits()).paths().isEmpty();
        } catch (Patch.Conflict e) {
            return false;
        }
    }

    /** Whether the edits can be made beside those taken already; then they are taken too, else it is said why not. */
    private boolean fits(Map<String, Set<Edit>> taken, Proposal proposal) {
        Set<Edit> together = new LinkedHashSet<>(proposal.edits());
        proposal.edits().forEach(edit -> together.addAll(taken.getOrDefault(edit.path(), Set.of())));
        try {
            Patch.of(tree, together);
        } catch (Patch.Conflict e) {
            refused.put(proposal.finding().fingerprint(), String.valueOf(e.getMessage()));
            return false;
        }
        refused.remove(proposal.finding().fingerprint());
        proposal.edits().forEach(edit -> taken.computeIfAbsent(edit.path(), path -> new LinkedHashSet<>())
                .add(edit));
        return true;
    }

    /** Tries a proposal that stood in the way of another one, which may have been refused since. */
    private void retry(Proposal proposal) {
        if (fits(taken(), proposal)) {
            settle(List.of(proposal));
        }
    }

    private void settle(List<Proposal> open) {
        if (open.isEmpty()) {
            return;
        }
        if (limit.reached(trials)) {
            open.forEach(proposal -> refuse(proposal, limit.untried()));
            return;
        }
        Failure failure = attempt(open);
        if (failure == null) {
            accepted.addAll(open);
        } else if (open.size() == 1) {
            refuse(open.get(0), failure.reason());
        } else {
            setApart(open, failure);
        }
    }

    /** Goes on with those that nothing points to; where all are suspect, those at fault for sure are refused first. */
    private void setApart(List<Proposal> open, Failure failure) {
        Map<Proposal, String> suspects = failure.suspects(open);
        Map<Proposal, String> guilty = failure.guilty(open);
        if (!suspects.isEmpty() && suspects.size() < open.size()) {
            settle(without(open, suspects.keySet()));
            settle(List.copyOf(suspects.keySet()));
        } else if (!guilty.isEmpty() && !suspects.isEmpty()) {
            guilty.forEach(this::refuse);
            blamed.addAll(guilty.keySet());
            settle(without(open, guilty.keySet()));
        } else {
            settle(open.subList(0, open.size() / 2));
            settle(open.subList(open.size() / 2, open.size()));
        }
    }

    /**
     * Tries those again that a new finding alone has pointed to: another fix may have brought it through a file of its own.
     * Where they are many, too many audits would go into it, and they stay refused.
     */
    private void hear(List<Proposal> open) {
        if (open.isEmpty() || open.size() > MOST_HEARD || limit.reached(trials)) {
            return;
        }
        Failure failure = attempt(open);
        if (failure == null) {
            accepted.addAll(open);
            open.forEach(proposal -> refused.remove(proposal.finding().fingerprint()));
        } else if (open.size() == 1) {
            refuse(open.get(0), failure.reason());
        } else {
            hear(open.subList(0, open.size() / 2));
            hear(open.subList(open.size() / 2, open.size()));
        }
    }

    private static List<Proposal> without(List<Proposal> open, Set<Proposal> some) {
        return open.stream().filter(proposal -> !some.contains(proposal)).toList();
    }

    private void refuse(Proposal proposal, String reason) {
        refused.put(proposal.finding().fingerprint(), reason);
    }

    private @Nullable Failure attempt(List<Proposal> open) {
        Patch patch;
        try {
            patch = Patch.of(tree, edits(accepted, open));
        } catch (Patch.Conflict e) {
            return new Failure(Set.of(), List.of(), List.of(new Gap("a patch", tree.source(), e.getMessage() + "")));
        }
        trials++;
        Trial.Seen seen = trial.audit(patch.over(tree), patch.paths());
        Set<String> after = fingerprints(seen.findings());
        Set<String> standing = open.stream()
                .map(proposal -> proposal.finding().fingerprint())
                .filter(after::contains)
                .collect(Collectors.toSet());
        List<Finding> fresh = seen.findings().stream()
                .filter(finding -> !before.contains(finding.fingerprint()))
                .toList();
        List<Gap> unread =
                seen.gaps().stream().filter(gap -> !gaps.contains(told(gap))).toList();
        return standing.isEmpty() && fresh.isEmpty() && unread.isEmpty() ? null : new Failure(standing, fresh, unread);
    }

    private Result result(List<Proposal> proposals) {
        Map<String, Fix> fixes = new LinkedHashMap<>();
        Map<String, Set<Edit>> taken = taken();
        try {
            Patch proven = Patch.of(tree, edits(accepted, List.of()));
            for (Proposal proposal : proposals) {
                boolean shown = accepted.contains(proposal);
                String reason = refused.getOrDefault(proposal.finding().fingerprint(), "");
                Patch patch = Patch.of(tree, proposal.edits());
                Fix.Status status = shown ? Fix.Status.PROVEN : Fix.Status.UNPROVEN;
                fixes.put(proposal.finding().fingerprint(), proposal.fix(status, patch, reason));
                if (!shown) {
                    fits(taken, proposal);
                }
            }
            List<Edit> all = taken.values().stream().flatMap(Set::stream).toList();
            return new Result(fixes, proven, Patch.of(tree, all), trials);
        } catch (Patch.Conflict e) {
            throw new IllegalStateException("edits that fitted fit no longer: " + e.getMessage(), e);
        }
    }

    private Map<String, Set<Edit>> taken() {
        Map<String, Set<Edit>> taken = new HashMap<>();
        edits(accepted, List.of()).forEach(edit -> taken.computeIfAbsent(edit.path(), path -> new LinkedHashSet<>())
                .add(edit));
        return taken;
    }

    private static Set<Edit> edits(List<Proposal> some, List<Proposal> more) {
        Set<Edit> edits = new LinkedHashSet<>();
        some.forEach(proposal -> edits.addAll(proposal.edits()));
        more.forEach(proposal -> edits.addAll(proposal.edits()));
        return edits;
    }

    private static Set<String> fingerprints(List<Finding> findings) {
        return findings.stream().map(Finding::fingerprint).collect(Collectors.toSet());
    }

    /** Numbers left out: a line moves, and a count of what a convention covers changes, without anything being unread. */
    private static String told(Gap gap) {
        return (gap.where() + ": " + gap.why()).replaceAll("(?<!\\w)\\d[\\d,]*(?!\\w)", "N");
    }
}
