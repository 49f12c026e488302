package io.plumbline.catalog;

import io.plumbline.model.Citation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * An entry of the ledger of analyses.
 *
 * @param seq 1 and up, without a gap
 * @param at to the microsecond
 * @param event an {@link AnalysisState}, or {@code SENT} where its SQL went to the warehouse
 * @param body JSON, exactly as it was written
 * @param previous hash of the entry before it; 64 zeros for the first
 * @param hash over all of the others
 */
public record LedgerEntry(
        long seq,
        Instant at,
        String analysis,
        String event,
        String actor,
        String proof,
        String body,
        String previous,
        String hash) {

    /** What the first entry has before it. */
    public static final String NOTHING = "0".repeat(64);

    /** The event of a statement that is about to go out. */
    public static final String SENT = "SENT";

    /** The entry with its own hash. */
    static LedgerEntry of(
            long seq, Instant at, String analysis, String event, Actor actor, String body, String previous) {
        LedgerEntry open =
                new LedgerEntry(seq, at, analysis, event, actor.name(), actor.proof(), body, previous, NOTHING);
        return new LedgerEntry(seq, at, analysis, event, actor.name(), actor.proof(), body, previous, open.computed());
    }

    /** The hash its parts give; anything but {@link #hash} means that one of them was changed. */
    public String computed() {
        StringBuilder text = new StringBuilder("plumbline ledger 1\n");
        for (String part : List.of(Long.toString(seq), at.toString(), analysis, event, actor, proof, body, previous)) {
            text.append(part.length()).append(':').append(part).append('\n');
        }
        return Citation.hash(text.toString());
    }

    /** The state it tells of; empty for {@link #SENT}, and for an event that somebody made up. */
    public Optional<AnalysisState> state() {
        return Arrays.stream(AnalysisState.values())
                .filter(state -> state.name().equals(event))
                .findFirst();
    }

    /** A text of the body; empty where it has none of this name, or was made no JSON. */
    public String text(String name) {
        try {
            JsonNode value = Json.MAPPER.readTree(body).path(name);
            return value.isValueNode() ? value.asString("") : "";
        } catch (JacksonException e) {
            return "";
        }
    }
}
