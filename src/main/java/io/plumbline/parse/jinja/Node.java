package io.plumbline.parse.jinja;

import java.util.function.Consumer;

/** A part of a parsed template. */
interface Node {

    /** 1-based. */
    int line();

    /** Hands every direct child to the visitor, in the order of the text. */
    default void children(Consumer<Node> visit) {}
}
