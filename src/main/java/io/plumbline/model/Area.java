package io.plumbline.model;

/** The part of a platform's health a rule speaks about. */
public enum Area {
    MODELING,
    TESTING,
    DOCUMENTATION,
    STRUCTURE,
    PERFORMANCE,
    GOVERNANCE,
    CORRECTNESS,
    COST,
    SECURITY,
    HISTORY;

    /** The word for people: {@code modeling}. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
