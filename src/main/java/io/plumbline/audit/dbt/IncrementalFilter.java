package io.plumbline.audit.dbt;

import io.plumbline.audit.RuleContext;
import io.plumbline.model.Finding;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a filter by its words in the templates of incremental models, comments aside. */
final class IncrementalFilter {

    private IncrementalFilter() {}

    /**
     * One finding for each incremental model whose template has such a filter, on the line it starts.
     *
     * @param filter its first group is the column
     * @param message of the model's name and the column
     */
    static Stream<Finding> found(RuleContext context, Pattern filter, BiFunction<String, String, String> message) {
        return Dag.of(context)
                .models()
                .filter(node -> context.focus().asks(node.artifact()))
                .filter(node -> node.own() && "incremental".equals(node.materialized()))
                .flatMap(node -> Sql.text(context.estate(), node).stream()
                        .flatMap(text -> found(context, node, filter.matcher(RawSql.withoutComments(text)), message)));
    }

    private static Stream<Finding> found(
            RuleContext context, Node node, Matcher filter, BiFunction<String, String, String> message) {
        if (!filter.find()) {
            return Stream.empty();
        }
        String column = filter.group(1);
        StringBuilder before = new StringBuilder();
        filter.appendReplacement(before, "");
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return Dag.row(
                context,
                node,
                "",
                message.apply(node.name(), column),
                Sql.line(node, line),
                Facts.of("model", node.name(), "column", column));
    }
}
