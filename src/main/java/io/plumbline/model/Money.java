package io.plumbline.model;

import java.math.BigDecimal;

/**
 * An estimate of money.
 *
 * @param currency ISO code, or {@code credits}
 * @param per the period, {@code month}
 * @param method how it was estimated and where the price comes from
 */
public record Money(BigDecimal low, BigDecimal high, String currency, String per, String method) {}
