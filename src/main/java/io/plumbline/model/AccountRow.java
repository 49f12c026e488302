package io.plumbline.model;

/** A row of an extract of an account. It knows the lines it was read from, which a finding cites. */
public interface AccountRow {

    /** The lines of the extract it stands on. */
    Location at();
}
