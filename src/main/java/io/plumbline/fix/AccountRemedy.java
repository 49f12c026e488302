package io.plumbline.fix;

import io.plumbline.model.Finding;
import java.util.Optional;

/**
 * Mends the findings of a rule on an account by a statement. As {@link Remedy} it never guesses: a name, a role or a
 * policy that no extract tells is not made up. Implementations are package-private, final, without state, and carry
 * {@link Mends}.
 */
public interface AccountRemedy {

    /**
     * The statement that mends a finding; empty where it would be a guess. Its effect changes extracts of the finding's
     * account alone, and no more of them than the statement changes in the account.
     *
     * @param finding a finding of one of the rules that {@link Mends} names
     */
    Optional<Statement> statement(Finding finding, Workbench bench);
}
