package io.plumbline.llm;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one run or one question may use, and what a day's vectors may. Each call reserves the most it can use before it is made and gives back what it did not;
 * where that does not fit, the call is not made. So no limit is ever passed by more than nothing. Safe for concurrent use.
 */
final class Budget {

    private final Limits limits;
    private long tokens;
    private BigDecimal money = BigDecimal.ZERO;
    private int rounds;
    private long nanos;

    Budget(Limits limits) {
        this.limits = limits;
    }

    /** @param setting the one that {@code tokens} comes from */
    record Limits(long tokens, String setting, @Nullable BigDecimal money, int seconds, int rounds) {

        /** Of a run or a question. */
        static Limits ofChat(LlmSettings settings) {
            return new Limits(
                    settings.maxTokens(),
                    "max-tokens",
                    settings.maxMoney(),
                    settings.maxSeconds(),
                    settings.maxRounds());
        }

        /** Of a day's vectors: there are as many calls as there is text, and they take their time. */
        static Limits ofVectors(LlmSettings settings) {
            return new Limits(
                    settings.embeddingTokens(),
                    "embedding-tokens",
                    settings.maxMoney(),
                    Integer.MAX_VALUE,
                    Integer.MAX_VALUE);
        }
    }

    /** What a call may use. */
    record Reservation(long tokens, BigDecimal money) {}

    /** @throws Unanswered where the call would not fit, naming the limit */
    synchronized Reservation reserve(long most, BigDecimal cost) {
        BigDecimal limit = limits.money();
        if (rounds >= limits.rounds()) {
            throw Unanswered.budget(rounds + " calls were made, and no more are allowed", "max-rounds");
        }
        if (nanos >= Duration.ofSeconds(limits.seconds()).toNanos()) {
            throw Unanswered.budget(
                    "its calls took " + Duration.ofNanos(nanos).toSeconds() + " seconds, and " + limits.seconds()
                            + " are allowed",
                    "max-seconds");
        }
        if (tokens + most > limits.tokens()) {
            throw Unanswered.budget(
                    "the next call may take " + most + " tokens, and of " + limits.tokens() + " "
                            + Math.max(0, limits.tokens() - tokens) + " are left",
                    limits.setting());
        }
        if (limit != null && money.add(cost).compareTo(limit) > 0) {
            throw Unanswered.budget(
                    "the next call may cost " + cost.stripTrailingZeros().toPlainString() + " USD, and of "
                            + limit.toPlainString() + " "
                            + limit.subtract(money).stripTrailingZeros().toPlainString() + " are left",
                    "max-money");
        }
        tokens += most;
        money = money.add(cost);
        rounds++;
        return new Reservation(most, cost);
    }

    /** The call used this much instead of what was reserved for it. */
    synchronized void settle(Reservation reserved, long used, BigDecimal cost, long took) {
        tokens += used - reserved.tokens();
        money = money.add(cost).subtract(reserved.money());
        nanos += took;
    }
}
