package io.plumbline.fix;

import io.plumbline.model.Citation;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.Gap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What went wrong in a trial.
 *
 * @param standing fingerprints of findings that should be gone
 * @param fresh findings that were not there before
 * @param unread what was read before and is not now
 */
record Failure(Set<String> standing, List<Finding> fresh, List<Gap> unread) {

    /** The proposals that may be at fault, each with why; empty where nothing points to any. */
    Map<Proposal, String> suspects(List<Proposal> open) {
        Map<Proposal, String> suspects = new LinkedHashMap<>();
        for (Proposal proposal : open) {
            if (standing.contains(proposal.finding().fingerprint())) {
                suspects.put(proposal, "with it applied the finding is still there");
            }
        }
        fresh.forEach(
                finding -> blamed(finding, open).forEach(proposal -> suspects.putIfAbsent(proposal, brings(finding))));
        unread.forEach(gap -> blamed(gap, open).forEach(proposal -> suspects.putIfAbsent(proposal, loses(gap))));
        return suspects;
    }

    /** Those among them that are at fault for sure: what they are for still stands though nothing
     * else touches their files, or nothing else could bring a finding. */
    Map<Proposal, String> guilty(List<Proposal> open) {
        Map<Proposal, String> guilty = new LinkedHashMap<>();
        suspects(open).forEach((proposal, reason) -> {
            if (standing.contains(proposal.finding().fingerprint()) && alone(proposal, open)) {
                guilty.put(proposal, reason);
            }
        });
        for (Finding finding : fresh) {
            List<Proposal> blamed = blamed(finding, open);
            if (blamed.size() == 1) {
                guilty.putIfAbsent(blamed.get(0), brings(finding));
            }
        }
        for (Gap gap : unread) {
            List<Proposal> blamed = blamed(gap, open);
            if (blamed.size() == 1) {
                guilty.putIfAbsent(blamed.get(0), loses(gap));
            }
        }
        return guilty;
    }

    /** Whether no other proposal changes a file that this one changes, and so could have undone it. */
    private static boolean alone(Proposal proposal, List<Proposal> open) {
        Set<String> paths = new HashSet<>();
        proposal.edits().forEach(edit -> paths.add(edit.path()));
        return open.stream().filter(other -> changes(other, paths)).count() == 1;
    }

    /** Why the only proposal of a trial failed. */
    String reason() {
        if (!unread.isEmpty()) {
            return loses(unread.get(0));
        }
        if (!fresh.isEmpty()) {
            return brings(fresh.get(0)) + (fresh.size() > 1 ? " and " + (fresh.size() - 1) + " more" : "");
        }
        return "with it applied the finding is still there";
    }

    private static String brings(Finding finding) {
        return "it brings a finding of " + finding.rule() + " at " + finding.location();
    }

    private static String loses(Gap gap) {
        return "with it applied something could not be read: " + gap.where() + ": " + gap.why();
    }

    /** The proposals that change what a finding is about, or a file that it cites. */
    private static List<Proposal> blamed(Finding finding, List<Proposal> open) {
        Set<String> paths = new HashSet<>(Set.of(finding.location().path()));
        for (Citation citation : finding.citations()) {
            paths.add(citation.locator().path());
        }
        List<Proposal> blamed = new ArrayList<>();
        for (Proposal proposal : open) {
            if (finding.subject().equals(proposal.finding().subject()) || changes(proposal, paths)) {
                blamed.add(proposal);
            }
        }
        return blamed;
    }

    /** The proposals that change the file of a gap, or are about the thing that is missing there. */
    private static List<Proposal> blamed(Gap gap, List<Proposal> open) {
        String path = gap.where().replaceFirst(":\\d+(-\\d+)?$", "");
        return open.stream()
                .filter(proposal -> changes(proposal, Set.of(path))
                        || gap.what().contains(name(proposal.finding().subject())))
                .toList();
    }

    private static String name(String subject) {
        return subject.substring(subject.lastIndexOf('.') + 1);
    }

    private static boolean changes(Proposal proposal, Set<String> paths) {
        return proposal.edits().stream().map(Edit::path).anyMatch(paths::contains);
    }
}
