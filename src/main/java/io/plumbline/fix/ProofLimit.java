package io.plumbline.fix;

import java.time.Duration;

/** When to stop proving: after so many audits or so much time. An audit that has begun is finished. */
public final class ProofLimit {

    /** Audits; enough to single out about a dozen bad proposals among thousands. */
    static final int MOST_AUDITS = 48;

    private static final String UNTRIED = "it was not tried: ";

    private final int audits;
    private final Duration time;
    private final long end;
    private boolean late;

    private ProofLimit(int audits, Duration time) {
        this.audits = audits;
        this.time = time;
        this.end = System.nanoTime() + time.toNanos();
    }

    /** From now on, {@value #MOST_AUDITS} audits and this much time. */
    public static ProofLimit within(Duration time) {
        return new ProofLimit(MOST_AUDITS, time);
    }

    boolean reached(int done) {
        late |= System.nanoTime() >= end;
        return late || done >= audits;
    }

    /** Why a proposal was not tried, one clause. */
    String untried() {
        return UNTRIED + (late ? time.toSeconds() + " seconds" : audits + " audits") + " were spent on other fixes";
    }

    /** Whether that is why a fix is not proven. */
    public static boolean untried(String reason) {
        return reason.startsWith(UNTRIED);
    }
}
