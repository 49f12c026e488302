package io.plumbline.catalog;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * How an on-demand analysis stands. What may follow what is said here alone; the database holds the same table and refuses
 * everything else.
 */
public enum AnalysisState {
    /** Somebody asked. */
    REQUESTED,
    /** What it reads, costs and risks is known; a person has to decide. */
    PLANNED,
    /** A person said yes, for a time. */
    APPROVED,
    /** It was begun; it is never begun again. */
    RUNNING,
    /** There is a result. */
    DONE,
    /** There is none. */
    FAILED,
    /** The guard or a person said no. */
    REJECTED,
    /** It was taken back before it ran. */
    REVOKED,
    /** Nobody ran it while the yes held. */
    EXPIRED;

    private static final Map<AnalysisState, Set<AnalysisState>> NEXT = Map.of(
            REQUESTED, EnumSet.of(PLANNED, REJECTED, REVOKED),
            PLANNED, EnumSet.of(APPROVED, REJECTED, REVOKED),
            APPROVED, EnumSet.of(RUNNING, REVOKED, EXPIRED),
            RUNNING, EnumSet.of(DONE, FAILED));

    /** The states that may follow; none where it is over. */
    public Set<AnalysisState> next() {
        return Set.copyOf(NEXT.getOrDefault(this, Set.of()));
    }

    public boolean over() {
        return next().isEmpty();
    }
}
