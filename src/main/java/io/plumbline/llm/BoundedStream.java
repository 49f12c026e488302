package io.plumbline.llm;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** An answer that may be so long and take so long; beyond that reading fails. */
final class BoundedStream extends FilterInputStream {

    private final long end;
    private long left;

    /**
     * @param most bytes
     * @param end by {@link System#nanoTime}; then the answer is closed, also under a thread that waits for it
     */
    BoundedStream(InputStream in, long most, long end) {
        super(in);
        this.left = most;
        this.end = end;
        Executor later = CompletableFuture.delayedExecutor(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        later.execute(() -> {
            try {
                in.close();
            } catch (IOException e) {
                return; // nobody waits for it any more
            }
        });
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read;
        try {
            read = super.read(bytes, offset, length);
        } catch (IOException e) {
            throw System.nanoTime() >= end ? new IOException("no answer in time", e) : e;
        }
        if (read < 0 && System.nanoTime() >= end) {
            throw new IOException("no answer in time");
        }
        left -= Math.max(0, read);
        if (left < 0) {
            throw new IOException("the answer is too long");
        }
        return read;
    }
}
