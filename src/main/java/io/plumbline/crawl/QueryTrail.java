package io.plumbline.crawl;

/** Takes down what a runner does. Nothing is sent before it was taken down. */
public interface QueryTrail {

    /**
     * The query is about to be sent. Where this throws, it is not.
     *
     * @param account as the warehouse itself names it, likewise {@code user} and {@code role}
     */
    void sending(BoundedQuery query, String account, String user, String role);
}
