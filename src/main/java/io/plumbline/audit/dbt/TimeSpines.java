package io.plumbline.audit.dbt;

/** Tells the time spines of the semantic layer, which need no parent and no prefix. */
final class TimeSpines {

    private TimeSpines() {}

    static boolean is(Node node) {
        return node.properties().config().get("time_spine") != null;
    }
}
