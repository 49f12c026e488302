package io.plumbline.report.text;

import io.plumbline.model.FileHistory;
import io.plumbline.model.Finding;
import io.plumbline.model.Past;
import java.time.Duration;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Words for who answers for a finding and how old its lines are. Names are strangers' text: the caller escapes them. */
public final class Whose {

    private static final int SHORT = 12;

    private Whose() {}

    /** {@code owner @data (CODEOWNERS line 3)}, or that nobody is known. */
    public static String owner(Finding finding) {
        Past past = finding.past();
        if (finding.owner().isEmpty()) {
            return "no owner declared";
        }
        return "owner " + finding.owner()
                + (past == null || past.because().isEmpty() ? "" : " (" + past.because() + ")");
    }

    /**
     * Both in one line, for a format that has no room for more.
     *
     * @return null where neither an owner nor an age is known
     */
    public static @Nullable String line(Finding finding, ZonedDateTime now) {
        String age = age(finding, now);
        if (finding.owner().isEmpty()) {
            return age;
        }
        return owner(finding) + (age == null ? "" : "; " + age);
    }

    /** {@code lines unchanged since 2026-01-02, 300 days (0123456789ab by Ann)}, null where that is not known. */
    public static @Nullable String age(Finding finding, ZonedDateTime now) {
        Past past = finding.past();
        FileHistory.Touch lines = past == null ? null : past.lines();
        if (lines == null) {
            return null;
        }
        boolean told = Duration.between(lines.at(), now.toInstant()).toDays() > 0;
        return "lines unchanged since " + Words.date(lines.at(), now)
                + (told ? ", " + Words.age(lines.at(), now) : "")
                + " ("
                + lines.commit().substring(0, Math.min(SHORT, lines.commit().length()))
                + " by " + lines.author().name() + ")";
    }
}
