package io.plumbline.index;

import io.plumbline.embed.Embedder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Passages, vectors and the search in both. */
@Configuration(proxyBeanMethods = false)
class IndexConfiguration {

    @Bean
    VectorStore vectorStore(JdbcClient jdbc, JdbcTemplate batch, PlatformTransactionManager transactions) {
        return VectorStores.choose(jdbc, batch, new TransactionTemplate(transactions), PgVectors.HNSW_FROM);
    }

    @Bean
    ChunkIndex chunkIndex(
            JdbcClient jdbc, JdbcTemplate batch, PlatformTransactionManager transactions, VectorStore vectors) {
        return new ChunkIndex(jdbc, batch, new TransactionTemplate(transactions), vectors);
    }

    @Bean
    Retriever retriever(JdbcClient jdbc, ChunkIndex index, VectorStore vectors, Embedder embedder) {
        return new Retriever(index, vectors, new WordSearch(jdbc), embedder);
    }
}
