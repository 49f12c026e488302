package io.plumbline.chunk;

/**
 * A stretch of lines that belongs together.
 *
 * @param line first line, 1-based
 * @param endLine last line, inclusive
 * @param label what it is, for the context line; may be empty
 * @param macro whether it is a Jinja block that defines something
 */
record Section(int line, int endLine, String label, boolean macro) {

    Section(int line, int endLine, String label) {
        this(line, endLine, label, false);
    }

    /** This section and the one that follows it. */
    Section with(Section next) {
        String both = label.isEmpty() ? next.label : next.label.isEmpty() ? label : label + ", " + next.label;
        return new Section(line, next.endLine, both, macro || next.macro);
    }
}
