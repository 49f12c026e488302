package io.plumbline.model.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SpreadTest {

    /** As the question to the account does it. */
    private static String step(long number) {
        String digits = Long.toString(number);
        return digits.substring(0, Math.min(2, digits.length())) + "0".repeat(Math.max(0, digits.length() - 2));
    }

    @Test
    void whatIsReadOffIsAtMostATenthTooLowAndNeverTooHigh() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            long[] numbers = random.doubles(1 + random.nextInt(500), 0, 14)
                    .mapToLong(power -> (long) Math.exp(power))
                    .sorted()
                    .toArray();
            Spread spread = Spread.parse(
                    Arrays.stream(numbers).mapToObj(each -> step(each) + ":1").collect(Collectors.joining(" ")));
            for (int percent : new int[] {1, 5, 50, 100}) {
                int reaching = (numbers.length * percent + 99) / 100;
                long exact = numbers[numbers.length - reaching];
                assertThat(spread.reachedBy(percent)).isLessThanOrEqualTo(exact);
                assertThat(spread.reachedBy(percent) * 10).isGreaterThan(exact * 9 - 1);
            }
        }
    }

    @Test
    void textsWithABlankBetweenAreOneSpread() {
        assertThat(Spread.parse("5000:1 0:2 5000:3")).hasToString("0:2 5000:4");
        assertThat(Spread.parse("").reachedBy(50)).isZero();
        assertThatThrownBy(() -> Spread.parse("5000")).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> Spread.parse("a:1")).isInstanceOf(NumberFormatException.class);
    }
}
