package io.plumbline.pipeline;

import io.plumbline.job.UserError;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How long is kept what people asked and models answered, in days since its last use, 0 for ever: conversations by
 * {@value #VARIABLE}, answers and calls of language models by {@value #MODELS}.
 */
final class Retention {

    static final String VARIABLE = "PLUMBLINE_CONVERSATION_DAYS";

    static final String MODELS = "PLUMBLINE_LLM_DAYS";

    /** A quarter: long enough to come back to last month's question. */
    private static final int DAYS = 90;

    private static final int MOST = 36_500;

    private Retention() {}

    /** @throws UserError of kind INPUT where the setting is no whole number of days */
    static Duration of(UnaryOperator<@Nullable String> settings) {
        return of(settings, VARIABLE);
    }

    /** @throws UserError of kind INPUT where the setting is no whole number of days */
    static Duration of(UnaryOperator<@Nullable String> settings, String variable) {
        String text = settings.apply(variable);
        if (text == null || text.isBlank()) {
            return Duration.ofDays(DAYS);
        }
        try {
            int days = Integer.parseInt(text.strip());
            if (days >= 0 && days <= MOST) {
                return Duration.ofDays(days);
            }
        } catch (NumberFormatException e) {
            // said below, as for numbers out of range
        }
        throw UserError.input(
                variable + " is \"" + text + "\"; expected whole days from 0 to " + MOST, "0 keeps everything.");
    }
}
