package io.plumbline.llm;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One call to a model, as it is put down: never its text.
 *
 * @param purpose what it was for: {@code answer}, {@code choose}, {@code narrate}, {@code embed}
 * @param promptHash SHA-256 of everything that decides the answer, 64 hexadecimal digits
 * @param tokensIn tokens of the question, as the provider counts them; estimated where it does not say
 * @param tokensOut tokens of the answer, likewise
 * @param money USD; null where the model has no price
 * @param millis how long it took
 * @param cached whether the answer was known, so that nothing was sent
 * @param outcome {@code ok}, or why there was no answer
 */
public record LlmCall(
        String provider,
        String model,
        String purpose,
        String promptHash,
        long tokensIn,
        long tokensOut,
        @Nullable BigDecimal money,
        long millis,
        boolean cached,
        String outcome) {}
