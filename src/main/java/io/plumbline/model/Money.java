package io.plumbline.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * An estimate of money.
 *
 * @param currency ISO code, or {@code credits}
 * @param per the period, {@code month}
 * @param method how it was estimated and where the price comes from
 */
public record Money(BigDecimal low, BigDecimal high, String currency, String per, String method) {

    /**
     * An amount no more exact than an estimate is: two significant figures, {@code 1,200}; below ten one decimal at
     * most.
     */
    public static String rounded(BigDecimal amount) {
        BigDecimal rounded = amount.round(new MathContext(2, RoundingMode.HALF_UP));
        return String.format(Locale.ROOT, rounded.scale() > 0 ? "%,." + rounded.scale() + "f" : "%,.0f", rounded);
    }
}
