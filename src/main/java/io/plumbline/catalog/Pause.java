package io.plumbline.catalog;

/** A short wait that an interrupt turns into a refusal. */
final class Pause {

    private Pause() {}

    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseProblem("waiting for the database was interrupted", "run the command again", e);
        }
    }
}
