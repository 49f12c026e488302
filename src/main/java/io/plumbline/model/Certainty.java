package io.plumbline.model;

/** How sure we are that dbt itself would record a fact. */
public enum Certainty {
    /** dbt records it at parse time. */
    CERTAIN,
    /** It stands in a branch that parse time does not take. */
    CONDITIONAL,
    /** Read from text alone. */
    GUESSED
}
