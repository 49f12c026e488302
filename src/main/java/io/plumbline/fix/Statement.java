package io.plumbline.fix;

import io.plumbline.model.Edit;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A statement that a person may run on an account to mend a finding; nothing here runs it.
 *
 * @param comment what it does, which privilege it needs, how it is undone; several lines where needed
 * @param sql one statement a line, each with its semicolon
 * @param effect what the extracts of the account say once it has run
 * @param doubt why no audit of those extracts can show that it mends, one clause without a full stop; empty where one can
 */
public record Statement(String comment, String sql, List<Edit> effect, String doubt) {

    public Statement {
        effect = List.copyOf(effect);
        if (effect.isEmpty() == doubt.isEmpty()) {
            throw new IllegalArgumentException("a statement has an effect to audit or says why not: " + sql);
        }
    }

    /** One whose effect stands in the extracts, so that an audit tells whether it mends. */
    public static Statement audited(String comment, String sql, List<Edit> effect) {
        return new Statement(comment, sql, effect, "");
    }

    /** One that stays a suggestion. */
    public static Statement doubted(String comment, String sql, String doubt) {
        return new Statement(comment, sql, List.of(), doubt);
    }

    /** The statement below its comment. */
    public String text() {
        return comment.lines().map(line -> "-- " + line + "\n").collect(Collectors.joining()) + sql + "\n";
    }
}
