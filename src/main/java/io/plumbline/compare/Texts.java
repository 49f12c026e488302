package io.plumbline.compare;

import io.plumbline.model.Analysis;
import io.plumbline.model.Artifact;
import io.plumbline.model.Macro;
import io.plumbline.model.Model;
import io.plumbline.model.RenderedSql;
import io.plumbline.model.Seed;
import io.plumbline.model.Snapshot;
import io.plumbline.model.Test;
import io.plumbline.model.UnitTest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the text behind a thing means something else than before. */
final class Texts {

    private final Revision before;
    private final Revision after;

    Texts(Revision before, Revision after) {
        this.before = before;
        this.after = after;
    }

    Optional<TraitChange> change(Artifact was, Artifact is) {
        if (is instanceof Seed) {
            return changed("content", !before.content(was).equals(after.content(is)));
        }
        if (is instanceof Macro || is instanceof UnitTest) {
            return changed(is instanceof Macro ? "code" : "content", texts(was, is));
        }
        if (is instanceof Model || is instanceof Snapshot || is instanceof Analysis || is instanceof Test) {
            boolean python = is instanceof Model model && model.language().equals("python");
            Optional<TraitChange> own = changed(python ? "code" : "sql", texts(was, is));
            return own.isPresent() ? own : changed("rendered sql", renderings(was.rendered(), is.rendered()));
        }
        return Optional.empty();
    }

    private boolean texts(Artifact was, Artifact is) {
        if (sameLines(was, is)) {
            return false;
        }
        List<String> old = before.body(was);
        List<String> now = after.body(is);
        return !old.equals(now) && !Bodies.meaning(was, old).equals(Bodies.meaning(is, now));
    }

    private boolean sameLines(Artifact was, Artifact is) {
        return was.location().line() == is.location().line()
                && was.location().endLine() == is.location().endLine()
                && !before.content(was).isEmpty()
                && before.content(was).equals(after.content(is));
    }

    /** The file is the same and its SQL is not: a macro or a variable changed. */
    private static boolean renderings(@Nullable RenderedSql was, @Nullable RenderedSql is) {
        return was != null
                && is != null
                && !was.text().equals(is.text())
                && !Bodies.sql(was.text()).equals(Bodies.sql(is.text()));
    }

    private static Optional<TraitChange> changed(String name, boolean changed) {
        return changed ? Optional.of(new TraitChange(name, null, null)) : Optional.empty();
    }
}
