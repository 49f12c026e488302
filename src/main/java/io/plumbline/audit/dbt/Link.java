package io.plumbline.audit.dbt;

import io.plumbline.model.Location;

/** A direct dependency dbt records. {@code at} is the first place where the child names the parent. */
public record Link(Node parent, Node child, Location at) {

    public boolean counted() {
        return parent.counted() && child.counted();
    }
}
