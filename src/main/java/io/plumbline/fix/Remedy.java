package io.plumbline.fix;

import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import java.util.List;

/**
 * Mends the findings of a rule. It never guesses: a name, a key, a threshold or a sentence that no file tells is not made
 * up, and the finding is left alone. Implementations are package-private, final, without state, and carry {@link Mends}.
 */
public interface Remedy {

    /**
     * The edits that mend a finding, all in files of its source; empty where they would be a guess.
     *
     * @param finding a finding of one of the rules that {@link Mends} names
     */
    List<Edit> edits(Finding finding, Workbench bench);
}
