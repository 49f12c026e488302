package io.plumbline.model;

/**
 * A finding that somebody accepted: it is listed with its reason and counts neither for the verdict nor for the score.
 *
 * @param subject unique id of the artifact the finding is about
 * @param message the finding's own sentence
 * @param location the guilty lines
 * @param reason why it was accepted; empty where nobody said
 * @param owner who answers for that, else who answers for the subject; empty where nobody is known
 * @param until the last day it holds, as it was written; empty where it holds without end
 * @param declared where it was accepted
 */
public record Suppressed(
        String rule,
        String subject,
        String message,
        Location location,
        String reason,
        String owner,
        String until,
        Location declared) {}
