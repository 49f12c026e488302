package io.plumbline.model.account;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How numbers of many runs are spread, so that those of several days can be put together: {@code 0:90 1500:10}. Each number is rounded
 * down to its first two digits, so what is read off is at most a tenth too low and never too high.
 *
 * @param counts number, rounded down, to how many runs have it
 */
public record Spread(SortedMap<Long, Long> counts) {

    public Spread {
        counts = new TreeMap<>(counts);
    }

    /**
     * Reads what {@link #toString} writes; a number that stands there several times is added up, so texts with a blank between
     * them are one spread.
     *
     * @throws NumberFormatException where it is something else
     */
    public static Spread parse(String text) {
        SortedMap<Long, Long> counts = new TreeMap<>();
        for (String part : text.strip().split(" +")) {
            if (!part.isEmpty()) {
                String[] numbers = part.split(":", 2);
                if (numbers.length < 2) {
                    throw new NumberFormatException(part);
                }
                counts.merge(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long::sum);
            }
        }
        return new Spread(counts);
    }

    /** The greatest number, rounded down, that so many percent of the runs reach; 0 where there are none. */
    public long reachedBy(int percent) {
        long runs = counts.values().stream().mapToLong(Long::longValue).sum();
        long below = 0;
        long highest = 0;
        for (Map.Entry<Long, Long> each : counts.entrySet()) {
            if ((runs - below) * 100 >= runs * percent) {
                highest = each.getKey();
            }
            below += each.getValue();
        }
        return highest;
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(each -> each.getKey() + ":" + each.getValue())
                .collect(Collectors.joining(" "));
    }
}
