package io.plumbline.audit;

import io.plumbline.model.Artifact;
import io.plumbline.model.Edge;
import io.plumbline.model.Estate;
import io.plumbline.model.Location;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an audit is asked about: everything, or some artifacts. The estate is whole either way, and a finding on what was asked
 * about is the same either way; rules may leave out the rest to save time. Immutable.
 */
public final class Focus {

    private static final Focus EVERYTHING = new Focus(null, Set.of(), Set.of());

    private final @Nullable Set<String> asked;
    private final Set<String> files;
    private final Set<String> above;

    private Focus(@Nullable Set<String> asked, Set<String> files, Set<String> above) {
        this.asked = asked;
        this.files = files;
        this.above = above;
    }

    /** The focus of an audit of everything. */
    public static Focus everything() {
        return EVERYTHING;
    }

    /**
     * The focus of an audit of some artifacts and files.
     *
     * @param asked ids of the artifacts
     * @param files paths; a finding that cites one of them is asked about, whatever its subject
     */
    public static Focus on(Collection<String> asked, Set<String> files, Estate estate) {
        Map<String, List<String>> parents = new HashMap<>();
        Set<String> above = new HashSet<>(asked);
        for (Edge edge : estate.edges()) {
            parents.computeIfAbsent(edge.to(), id -> new ArrayList<>()).add(edge.from());
            if (asked.contains(edge.from())) {
                above.add(edge.to());
            }
        }
        Deque<String> open = new ArrayDeque<>(above);
        while (!open.isEmpty()) {
            parents.getOrDefault(open.pop(), List.of()).stream()
                    .filter(above::add)
                    .forEach(open::push);
        }
        return new Focus(Set.copyOf(asked), Set.copyOf(files), above);
    }

    /** Whether the audit is asked about an artifact. */
    public boolean asks(Artifact artifact) {
        return asked == null || asked.contains(artifact.id());
    }

    /** Whether the audit is asked about a finding: about its subject, or about a file that it cites. */
    boolean asks(String subject, Collection<Location> cited) {
        return asked == null || asked.contains(subject) || cited.stream().anyMatch(this::asks);
    }

    /** Whether the audit is asked about what cites a place in a file. */
    public boolean asks(Location place) {
        return asked == null || files.contains(place.path());
    }

    /** Whether an artifact is asked about, or reads one that is, or whether one of these depends on it at any distance. */
    public boolean needs(Artifact artifact) {
        return asked == null || above.contains(artifact.id());
    }
}
