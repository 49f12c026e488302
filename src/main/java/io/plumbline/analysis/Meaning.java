package io.plumbline.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in a sentence what a wish asks for. */
final class Meaning {

    private Meaning() {}

    static String of(Wish wish, String table) {
        StringBuilder says = new StringBuilder(
                        wish.measures().stream().map(Meaning::measure).collect(Collectors.joining(", ")))
                .append(" of ")
                .append(table);
        List<String> groups = new ArrayList<>();
        Wish.Per per = wish.per();
        if (per != null) {
            groups.add(per.unit().name().toLowerCase(Locale.ROOT) + " of " + per.column());
        }
        groups.addAll(wish.by());
        if (!groups.isEmpty()) {
            says.append(", by ").append(String.join(" and ", groups));
        }
        wish.where().forEach(condition -> says.append(says.indexOf(", where ") < 0 ? ", where " : " and ")
                .append(condition.column())
                .append(' ')
                .append(condition.operator())
                .append(condition.value().isEmpty() ? "" : " " + condition.value()));
        if (wish.moreThan() != null) {
            says.append(", only groups of more than ").append(wish.moreThan()).append(" rows");
        }
        if (wish.top() != null) {
            says.append(", the first ").append(wish.top()).append(" by the first of these figures");
        }
        String sentence = says.append('.').toString();
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    private static String measure(Wish.Measure measure) {
        String column = measure.column();
        return switch (measure.kind()) {
            case COUNT -> column.isEmpty() ? "number of rows" : "number of values of " + column;
            case DISTINCT -> "number of different values of " + column;
            case NULLS -> "number of rows without " + column;
            case SUM -> "sum of " + column;
            case AVG -> "average of " + column;
            case MIN -> "least " + column;
            case MAX -> "greatest " + column;
        };
    }
}
