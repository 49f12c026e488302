package io.plumbline.parse.jinja;

/** A node that writes or acts. */
interface Statement extends Node {

    /** How to go on after a statement. */
    enum Flow {
        NEXT,
        BREAK,
        CONTINUE
    }

    Flow run(Frame frame);
}
