package io.plumbline.index;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A number that grows with every change of passages or vectors. */
final class IndexVersion {

    private IndexVersion() {}

    static long now(JdbcClient jdbc) {
        return jdbc.sql("select version from index_version").query(Long.class).single();
    }

    /** To be called inside the transaction that makes the change, last: it makes writers wait for each other. */
    static void grow(JdbcClient jdbc) {
        jdbc.sql("update index_version set version = version + 1").update();
    }
}
