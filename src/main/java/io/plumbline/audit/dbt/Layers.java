package io.plumbline.audit.dbt;

import java.util.Map;

/** The row two rules about the order of layers share. */
final class Layers {

    private Layers() {}

    static Map<String, Object> row(Link link) {
        return Facts.of(
                "parent", link.parent().name(),
                "parent_model_type", link.parent().layer().name(),
                "child", link.child().name(),
                "child_model_type", link.child().layer().name());
    }
}
