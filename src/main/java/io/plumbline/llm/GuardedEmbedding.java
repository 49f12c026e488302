package io.plumbline.llm;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Vectors from a provider, within a budget for each day, put down. Their names hold the provider's, so that vectors of two models are
 * never compared. Safe for concurrent use.
 */
final class GuardedEmbedding implements EmbeddingModel {

    private static final long DAY = Duration.ofDays(1).toNanos();

    /** 8,000 tokens, about what the models that are in use take. */
    private static final int MOST_CHARACTERS = 24_000;

    private final String provider;
    private final String name;
    private final EmbeddingModel model;
    private final Prices prices;
    private final Budget.Limits limits;
    private final CallLedger ledger;
    private Budget budget;
    private long since = System.nanoTime();

    GuardedEmbedding(
            String provider,
            String name,
            EmbeddingModel model,
            Prices prices,
            Budget.Limits limits,
            CallLedger ledger) {
        this.provider = provider;
        this.name = name;
        this.model = model;
        this.prices = prices;
        this.limits = limits;
        this.budget = new Budget(limits);
        this.ledger = ledger;
    }

    @Override
    public String modelName() {
        return provider + "/" + name;
    }

    @Override
    public int dimension() {
        return embed("dimension").content().dimension();
    }

    /** @throws io.plumbline.job.UserError where the budget or the provider does not allow it: indexing stops here */
    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> whole) {
        if (whole.isEmpty()) {
            return Response.from(List.of());
        }
        List<TextSegment> texts = whole.stream().map(GuardedEmbedding::cut).toList();
        long in = texts.stream().mapToLong(text -> Tokens.estimate(text.text())).sum();
        long start = System.nanoTime();
        Budget.Reservation reserved;
        Budget budget = today();
        try {
            reserved = budget.reserve(in, cost(in));
        } catch (Unanswered e) {
            throw e.stop();
        }
        String hash = hash(texts);
        try {
            Response<List<Embedding>> response = model.embedAll(texts);
            TokenUsage usage = Tokens.used(response.tokenUsage(), in, "");
            long took = System.nanoTime() - start;
            budget.settle(reserved, usage.inputTokenCount(), cost(usage.inputTokenCount()), took);
            put(hash, usage.inputTokenCount(), took, "ok");
            if (response.content().size() != texts.size()) {
                throw new IllegalStateException("there are fewer vectors than texts");
            }
            return response;
        } catch (RuntimeException e) {
            WireProblem problem = WireProblem.in(e).orElse(null);
            String reason = problem == null ? "its answer cannot be read" : String.valueOf(problem.getMessage());
            budget.settle(reserved, in, cost(in), System.nanoTime() - start);
            put(hash, in, System.nanoTime() - start, reason);
            throw Unanswered.because(
                            modelName() + ": " + reason, problem == null ? "Use another model." : problem.action())
                    .stop();
        }
    }

    private static TextSegment cut(TextSegment text) {
        return text.text().length() <= MOST_CHARACTERS
                ? text
                : TextSegment.from(text.text().substring(0, MOST_CHARACTERS));
    }

    /** A new one when the last is a day old. */
    private synchronized Budget today() {
        if (System.nanoTime() - since > DAY) {
            budget = new Budget(limits);
            since = System.nanoTime();
        }
        return budget;
    }

    private BigDecimal cost(long in) {
        return prices.of(name, in, 0).orElse(BigDecimal.ZERO);
    }

    private void put(String hash, long in, long took, String outcome) {
        BigDecimal money = prices.of(name, in, 0).orElse(null);
        ledger.add(new LlmCall(
                provider, name, "embed", hash, in, 0, money, TimeUnit.NANOSECONDS.toMillis(took), false, outcome));
    }

    private String hash(List<TextSegment> texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(modelName().getBytes(StandardCharsets.UTF_8));
            texts.forEach(text -> digest.update(("\u0000" + text.text()).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
