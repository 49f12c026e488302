package io.plumbline.fix.sql;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.sql.QueryPart;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes out a sort whose order nothing keeps. */
@Mends(value = "order-by-in-model", by = "takes the ORDER BY out", unless = "Jinja stands inside it")
final class LostOrder implements Remedy {

    private static final Pattern ORDER_BY = Pattern.compile("(?i)\\s*\\border\\s+by\\s*$");

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        return Template.of(finding, bench)
                .filter(template -> !template.query().orderBy().isEmpty())
                .flatMap(template -> {
                    List<QueryPart.SortKey> keys = template.query().orderBy();
                    int end = keys.get(keys.size() - 1).span().end();
                    int body = template.query().body().span().end();
                    return start(template.sql(), body, keys.get(0).span().start())
                            .flatMap(start -> template.replace(start, end, ""));
                })
                .map(List::of)
                .orElse(List.of());
    }

    /** Where the words begin, with the white space before them; a comment between the query and them stays. */
    private static Optional<Integer> start(String sql, int body, int key) {
        Matcher words = ORDER_BY.matcher(sql).region(body, key);
        return words.find() ? Optional.of(words.start()) : Optional.empty();
    }
}
