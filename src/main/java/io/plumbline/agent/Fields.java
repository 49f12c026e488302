package io.plumbline.agent;

import io.plumbline.agent.Question.Mark;
import io.plumbline.agent.Question.Word;
import io.plumbline.model.Artifact;
import io.plumbline.sql.ColumnOrigin;
import io.plumbline.sql.OutputColumn;
import io.plumbline.sql.TableName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the columns that a question names. Immutable. */
final class Fields {

    private final Knowledge knowledge;
    private final Lineage lineage;

    Fields(Knowledge knowledge, Lineage lineage) {
        this.knowledge = knowledge;
        this.lineage = lineage;
    }

    /** A column that was understood; the name is null where none was. */
    record Field(@Nullable String name, List<Mark> marks) {}

    /** The column of the subject that the other words name. */
    Field of(Question question, Artifact node, List<Mark> marks) {
        List<Word> words = question.words();
        Set<String> columns = new LinkedHashSet<>(lineage.columns(node.id()));
        for (int size = 3; size > 0; size--) {
            for (int from = 0; from + size <= words.size(); from++) {
                int start = from;
                int end = from + size;
                boolean taken = marks.stream().anyMatch(mark -> start < mark.to() && mark.from() < end);
                boolean named = from > 0 && words.get(from - 1).lower().matches("column|field");
                List<Word> window = words.subList(from, end);
                if (taken || !named && window.stream().anyMatch(Word::plain)) {
                    continue;
                }
                String said = Names.normal(window.stream().map(Word::text).collect(Collectors.joining()));
                for (String column : columns) {
                    if (Names.normal(column).equals(said)) {
                        return new Field(column, List.of(new Mark(from, end, "§c")));
                    }
                }
            }
        }
        return new Field(null, List.of());
    }

    /** Whether a model makes a column itself: it does not take it as it is from one of the same name. */
    boolean made(Artifact node, String column) {
        return knowledge
                .sql(node)
                .map(sql -> {
                    TableName table = sql.table(node.id());
                    OutputColumn made = table == null
                            ? null
                            : sql.lineage()
                                    .column(new ColumnOrigin(
                                            table, sql.dialect().fold(column, false)));
                    return made != null
                            && made.from().stream()
                                    .noneMatch(origin -> origin.column().equalsIgnoreCase(column));
                })
                .orElse(false);
    }

    /** Whether some model has a column of that name. */
    boolean is(String word) {
        return declared().contains(word.toLowerCase(Locale.ROOT));
    }

    private Set<String> declared() {
        return knowledge
                .estate()
                .models()
                .flatMap(model -> lineage.columns(model.id()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A column that some node declares and the question names; a plain word is one only beside the word column. */
    Optional<String> named(Question question) {
        Set<String> declared = declared();
        List<Word> words = question.words();
        return IntStream.range(0, words.size())
                .filter(i -> words.get(i).identifier()
                        || !words.get(i).plain()
                                && Stream.of(i - 1, i + 1)
                                        .filter(at -> at >= 0 && at < words.size())
                                        .anyMatch(at -> words.get(at).lower().matches("columns?|fields?")))
                .mapToObj(i -> words.get(i).lower())
                .filter(declared::contains)
                .findFirst();
    }
}
