package io.plumbline.audit;

import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Suppressed;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * An accepted finding.
 *
 * @param rule id of the rule
 * @param reason why; empty where nobody said
 * @param owner who answers for it; empty where nobody is named
 * @param until the last day it holds, {@code 2027-03-31}, as it was written; empty where it holds without end
 * @param declared the lines that say so
 * @param reach what it covers
 */
public record Suppression(String rule, String reason, String owner, String until, Location declared, Reach reach) {

    /** What a suppression covers. */
    public sealed interface Reach {}

    /**
     * The findings on a line: a comment beside it.
     *
     * @param line 1-based line of the file the comment stands in
     */
    public record Line(int line) implements Reach {}

    /** Every finding in a file and on what it defines: a comment above its first statement. */
    public record WholeFile() implements Reach {}

    /** Every finding on an artifact, or those whose facts name one {@code column} of it. */
    public record Node(String id, @Nullable String column) implements Reach {}

    /** The findings in a part of the estate. */
    public record InPart(Part part) implements Reach {}

    /** Whether it has run out, or names an end that is no date. */
    public boolean expired(@Nullable LocalDate today) {
        if (until.isEmpty()) {
            return false;
        }
        LocalDate last = lastDay();
        return last == null || today != null && last.isBefore(today);
    }

    /** The last day it holds; null where none is named or what is named is no date. */
    public @Nullable LocalDate lastDay() {
        try {
            return until.isEmpty() ? null : LocalDate.parse(until);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    Suppressed suppressed(Finding finding) {
        return new Suppressed(
                finding.rule(),
                finding.subject(),
                finding.message(),
                finding.location(),
                reason,
                owner.isEmpty() ? finding.owner() : owner,
                until,
                declared);
    }
}
