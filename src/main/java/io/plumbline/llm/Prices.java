package io.plumbline.llm;

import io.plumbline.job.UserError;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What tokens cost, in USD per million of them. No price is built in, because providers change theirs. */
final class Prices {

    private static final Pattern ENTRY = Pattern.compile("([^=\\s]+)=(\\d+(?:\\.\\d+)?)(?:/(\\d+(?:\\.\\d+)?))?");

    private record Price(BigDecimal in, BigDecimal out) {}

    private final Map<String, Price> byModel = new HashMap<>();

    /**
     * @param text {@code gpt-4.1-mini=0.40/1.60 text-embedding-3-small=0.02}
     * @throws UserError where it is of another form
     */
    Prices(String text) {
        for (String entry : List.of(text.strip().split("[\\s,]+"))) {
            Matcher matcher = ENTRY.matcher(entry);
            if (matcher.matches()) {
                String out = matcher.group(3);
                byModel.put(
                        matcher.group(1),
                        new Price(
                                new BigDecimal(matcher.group(2)), out == null ? BigDecimal.ZERO : new BigDecimal(out)));
            } else if (!entry.isEmpty()) {
                throw UserError.input(
                        "plumbline.llm.prices: \"" + entry + "\" is no price; expected model=in/out",
                        "For example: gpt-4.1-mini=0.40/1.60, in USD per million tokens.");
            }
        }
    }

    /** A model that costs nothing. */
    void free(String model) {
        byModel.putIfAbsent(model, new Price(BigDecimal.ZERO, BigDecimal.ZERO));
    }

    /** USD for so many tokens; empty where the model has no price. */
    Optional<BigDecimal> of(String model, long in, long out) {
        return Optional.ofNullable(byModel.get(model)).map(price -> price.in()
                .multiply(BigDecimal.valueOf(in))
                .add(price.out().multiply(BigDecimal.valueOf(out)))
                .movePointLeft(6));
    }
}
