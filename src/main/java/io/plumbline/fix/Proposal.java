package io.plumbline.fix;

import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import java.util.List;

/** Edits that are meant to mend a finding; nobody has shown yet that they do. */
public record Proposal(Finding finding, List<Edit> edits) {

    public Proposal {
        edits = List.copyOf(edits);
    }
}
