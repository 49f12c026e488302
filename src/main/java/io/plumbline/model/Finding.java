package io.plumbline.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A defect that a rule proved.
 *
 * @param fingerprint stable across runs and line shifts: 16 hexadecimal digits of SHA-256 over rule, subject and key
 * @param subject unique id of the artifact it is about
 * @param owner who answers for the subject; empty where nobody is known
 * @param message one sentence that states the defect with the names and numbers of this case
 * @param location the guilty lines
 * @param facts the numbers and names behind the message, JSON-like, in the order to show them
 * @param citations the evidence; the first one shows {@code location}
 * @param past why the owner answers for it and how old its lines are; null where nobody looked
 */
public record Finding(
        String fingerprint,
        String rule,
        List<String> aliases,
        Area area,
        Severity severity,
        Status status,
        String subject,
        String owner,
        String message,
        Location location,
        Map<String, Object> facts,
        List<Citation> citations,
        @Nullable Money money,
        @Nullable Fix fix,
        @Nullable Past past) {

    /** How a finding stands against the run before. */
    public enum Status {
        NEW,
        OPEN,
        FIXED
    }

    public Finding {
        aliases = List.copyOf(aliases);
        facts = Values.copy(facts);
        citations = List.copyOf(citations);
    }

    /** A finding into whose past nobody looked. */
    public Finding(
            String fingerprint,
            String rule,
            List<String> aliases,
            Area area,
            Severity severity,
            Status status,
            String subject,
            String owner,
            String message,
            Location location,
            Map<String, Object> facts,
            List<Citation> citations,
            @Nullable Money money,
            @Nullable Fix fix) {
        this(
                fingerprint,
                rule,
                aliases,
                area,
                severity,
                status,
                subject,
                owner,
                message,
                location,
                facts,
                citations,
                money,
                fix,
                null);
    }

    /**
     * The fingerprint of a finding. It holds no line, message or severity, so that it survives edits around it.
     *
     * @param key what tells two findings of one rule on one subject apart; empty where there is only one
     */
    public static String fingerprint(String rule, String subject, String key) {
        return Citation.hash(rule + "\u0000" + subject + "\u0000" + key).substring(0, 16);
    }

    public Finding with(Status newStatus) {
        return copy(severity, newStatus, owner, citations, money, fix, past);
    }

    public Finding with(List<Citation> checked) {
        return copy(severity, status, owner, checked, money, fix, past);
    }

    public Finding with(Severity newSeverity) {
        return copy(newSeverity, status, owner, citations, money, fix, past);
    }

    /** With a fix, or without one where it is null. */
    public Finding with(@Nullable Fix suggested) {
        return copy(severity, status, owner, citations, money, suggested, past);
    }

    public Finding with(String newOwner, Past known) {
        return copy(severity, status, newOwner, citations, money, fix, known);
    }

    public Finding with(Money estimate) {
        return copy(severity, status, owner, citations, estimate, fix, past);
    }

    /** The same defect; what is given here is what becomes known of it after its rule has run. */
    private Finding copy(
            Severity severity,
            Status status,
            String owner,
            List<Citation> citations,
            @Nullable Money money,
            @Nullable Fix fix,
            @Nullable Past past) {
        return new Finding(
                fingerprint,
                rule,
                aliases,
                area,
                severity,
                status,
                subject,
                owner,
                message,
                location,
                facts,
                citations,
                money,
                fix,
                past);
    }
}
