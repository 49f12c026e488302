package io.plumbline.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Money in whole cents. */
final class Cents {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    private Cents() {}

    static BigDecimal of(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    /**
     * The parts of a sum, each within a cent of what it is, so that they add up to the sum in whole cents: all are rounded down, and
     * the cents that are left go to those that lost most (largest remainder).
     *
     * @param parts none of them negative
     */
    static List<BigDecimal> shared(List<BigDecimal> parts) {
        BigDecimal whole = of(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        List<BigDecimal> shared = new ArrayList<>(
                parts.stream().map(part -> part.setScale(2, RoundingMode.DOWN)).toList());
        BigDecimal left = whole.subtract(shared.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(
                        (Integer i) -> parts.get(i).subtract(shared.get(i)), Comparator.reverseOrder()))
                .limit(left.movePointRight(2).longValue())
                .forEach(i -> shared.set(i, shared.get(i).add(CENT)));
        return List.copyOf(shared);
    }
}
