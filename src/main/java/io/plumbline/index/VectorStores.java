package io.plumbline.index;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Chooses where vectors are kept: with pgvector where the server has it or offers it, else in an ordinary table. */
final class VectorStores {

    private static final Logger LOG = LoggerFactory.getLogger(VectorStores.class);

    private VectorStores() {}

    static VectorStore choose(JdbcClient jdbc, JdbcTemplate batch, TransactionTemplate transaction, int hnswFrom) {
        if (installed(jdbc) || offered(jdbc) && install(jdbc)) {
            PgVectors vectors = new PgVectors(jdbc, batch, transaction, hnswFrom);
            vectors.prepare();
            return vectors;
        }
        return new InProcessVectors(jdbc, batch, transaction);
    }

    private static boolean installed(JdbcClient jdbc) {
        return !jdbc.sql("select 1 from pg_extension where extname = 'vector'")
                .query()
                .listOfRows()
                .isEmpty();
    }

    private static boolean offered(JdbcClient jdbc) {
        return !jdbc.sql("select 1 from pg_available_extensions where name = 'vector'")
                .query()
                .listOfRows()
                .isEmpty();
    }

    private static boolean install(JdbcClient jdbc) {
        try {
            jdbc.sql("create extension if not exists vector").update();
            return true;
        } catch (DataAccessException e) {
            if (installed(jdbc)) {
                return true; // another process was faster
            }
            LOG.warn("The server offers pgvector and this account may not create it; searching vectors in this process."
                    + " Run 'create extension vector' as a superuser to change that.");
            return false;
        }
    }
}
