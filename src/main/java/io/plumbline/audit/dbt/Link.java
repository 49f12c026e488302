package io.plumbline.audit.dbt;

import io.plumbline.model.Location;

/** A direct dependency dbt records. {@code at} is the first place where the child names the parent. */
record Link(Node parent, Node child, Location at) {

    boolean counted() {
        return parent.counted() && child.counted();
    }
}
