package io.plumbline.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What language models answered, and what each call to one took. Safe for concurrent use. */
public final class ModelCalls {

    private final JdbcClient jdbc;

    ModelCalls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One call.
     *
     * @param promptHash 64 hexadecimal digits
     * @param usd what it cost; null where the model has no price
     * @param cached whether nothing was sent, because the answer was known
     * @param outcome {@code ok}, or why there was no answer
     */
    public record Call(
            String provider,
            String model,
            String purpose,
            String promptHash,
            long tokensIn,
            long tokensOut,
            @Nullable BigDecimal usd,
            long millis,
            boolean cached,
            String outcome) {}

    /** The answer to a prompt. */
    public Optional<String> answer(String promptHash) {
        return jdbc.sql("select answer from llm_answer where prompt_hash = ?")
                .param(promptHash)
                .query(String.class)
                .optional();
    }

    /** Keeps an answer; the first one stays. */
    public void keep(String promptHash, String provider, String model, String purpose, String answer) {
        jdbc.sql("""
                        insert into llm_answer (prompt_hash, provider, model, purpose, answer) values (?, ?, ?, ?, ?)
                        on conflict (prompt_hash) do nothing
                        """).params(promptHash, provider, model, purpose, answer).update();
    }

    public void add(Call call) {
        jdbc.sql("""
                        insert into llm_call (provider, model, purpose, prompt_hash, tokens_in, tokens_out, usd, millis,
                                              cached, outcome)
                        values (:provider, :model, :purpose, :promptHash, :tokensIn, :tokensOut, :usd, :millis, :cached,
                                :outcome)
                        """).paramSource(call).update();
    }

    /**
     * Forgets the calls before a time, and the answers that nobody asked for since.
     *
     * @return how many answers are gone
     */
    public int forget(Instant before) {
        OffsetDateTime time = OffsetDateTime.ofInstant(before, ZoneOffset.UTC);
        jdbc.sql("delete from llm_call where at < ?").param(time).update();
        return jdbc.sql("""
                        delete from llm_answer a where created_at < ?
                        and not exists (select 1 from llm_call c where c.prompt_hash = a.prompt_hash)
                        """).param(time).update();
    }

    /** The calls since a time, in their order. */
    public List<Call> since(Instant time) {
        return jdbc.sql("""
                        select provider, model, purpose, prompt_hash, tokens_in, tokens_out, usd, millis, cached, outcome
                        from llm_call where at >= ? order by id
                        """)
                .param(OffsetDateTime.ofInstant(time, ZoneOffset.UTC))
                .query(Call.class)
                .list();
    }
}
