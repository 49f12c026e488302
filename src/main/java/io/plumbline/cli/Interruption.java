package io.plumbline.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C and SIGTERM: asks the work to stop and holds the process until it is closed, so that nothing is torn down under a
 * running step. Used with try-with-resources around everything that has to close first.
 */
final class Interruption implements AutoCloseable {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Runnable stop = () -> {};

    private Interruption() {}

    static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::interrupted, "interruption"));
        return interruption;
    }

    /** What to do when it comes; at once where it came already. */
    void onStop(Runnable work) {
        stop = work;
        if (asked.getCount() == 0) {
            work.run();
        }
    }

    /** Waits until it comes. */
    void await() throws InterruptedException {
        asked.await();
    }

    private void interrupted() {
        asked.countDown();
        stop.run();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop = () -> {};
        closed.countDown();
    }
}
