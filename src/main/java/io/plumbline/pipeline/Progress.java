package io.plumbline.pipeline;

/** Told how a run goes on. Called from several threads; implementations keep their own order. */
public interface Progress {

    /** A step begins: {@code crawl}, {@code parse}, {@code index}, {@code audit}, {@code fix},
     * {@code report}, {@code deliver}. */
    void begin(String name);

    /**
     * The step moved on.
     *
     * @param done units finished in this step
     * @param total units the step has, 0 where it is not known
     * @param unit the word for them, plural
     */
    void advance(long done, long total, String unit);

    /** The step is finished; {@code summary} says what it did, in one line. */
    void end(String summary);

    /** Something the person should see, in one line. */
    void note(String line);

    /** Says nothing. */
    static Progress silent() {
        return new Progress() {
            @Override
            public void begin(String name) {}

            @Override
            public void advance(long done, long total, String unit) {}

            @Override
            public void end(String summary) {}

            @Override
            public void note(String line) {}
        };
    }
}
