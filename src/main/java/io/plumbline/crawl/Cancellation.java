package io.plumbline.crawl;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A wish to stop, which any thread may have at any time and nobody can take back. */
public final class Cancellation {

    private final CountDownLatch wished = new CountDownLatch(1);

    public void cancel() {
        wished.countDown();
    }

    public boolean cancelled() {
        return wished.getCount() == 0;
    }

    /** Waits for the wish; whether it is there. */
    public boolean await(long millis) throws InterruptedException {
        return wished.await(millis, TimeUnit.MILLISECONDS);
    }
}
