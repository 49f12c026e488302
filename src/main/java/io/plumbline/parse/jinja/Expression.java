package io.plumbline.parse.jinja;

import org.jspecify.annotations.Nullable;

/** A node with a value. */
interface Expression extends Node {

    @Nullable
    Object eval(Frame frame);
}
