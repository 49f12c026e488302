package io.plumbline.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What things cost in an account.
 *
 * @param credit price of a credit
 * @param terabyteMonth price of 2^40 bytes stored for a month
 * @param currency ISO code
 * @param origin where the prices come from, for people
 */
public record Prices(BigDecimal credit, BigDecimal terabyteMonth, String currency, String origin) {

    private static final BigDecimal TERABYTE = BigDecimal.valueOf(1L << 40);

    /** What bytes cost in a month, to a millionth. */
    public BigDecimal storage(long bytes) {
        return BigDecimal.valueOf(bytes).multiply(terabyteMonth).divide(TERABYTE, 6, RoundingMode.HALF_UP);
    }
}
