package io.plumbline.catalog;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database and what is kept in it. */
@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

    @Bean
    Database database(Environment environment) {
        return Database.open(environment::getProperty);
    }

    /** The pool closes with its {@link Database}, which must outlive it. */
    @Bean(destroyMethod = "")
    DataSource dataSource(Database database) {
        return database.pool();
    }

    @Bean
    Documents documents(JdbcClient jdbc, JdbcTemplate batch, PlatformTransactionManager transactions) {
        return new Documents(jdbc, batch, new TransactionTemplate(transactions));
    }

    @Bean
    Graphs graphs(JdbcClient jdbc, JdbcTemplate batch, PlatformTransactionManager transactions) {
        return new Graphs(jdbc, batch, new TransactionTemplate(transactions));
    }

    @Bean
    Runs runs(JdbcClient jdbc) {
        return new Runs(jdbc, Clock.systemUTC());
    }

    @Bean
    Findings findings(JdbcClient jdbc, JdbcTemplate batch, PlatformTransactionManager transactions) {
        return new Findings(jdbc, batch, new TransactionTemplate(transactions));
    }

    @Bean
    Analyses analyses(JdbcClient jdbc, PlatformTransactionManager transactions) {
        Clock clock = new ServerClock(jdbc);
        return new Analyses(jdbc, new TransactionTemplate(transactions), new Ledger(jdbc, clock), clock);
    }

    @Bean
    Conversations conversations(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new Conversations(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    Feedback feedback(JdbcClient jdbc) {
        return new Feedback(jdbc);
    }

    @Bean
    Facts facts(JdbcClient jdbc) {
        return new Facts(jdbc);
    }

    @Bean
    RunNotes runNotes(JdbcClient jdbc) {
        return new RunNotes(jdbc);
    }

    @Bean
    ModelCalls modelCalls(JdbcClient jdbc) {
        return new ModelCalls(jdbc);
    }

    @Bean
    JobLocks jobLocks(Database database) {
        return new JobLocks(database);
    }
}
