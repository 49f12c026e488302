package io.plumbline.fix.sql;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.sql.Expr;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.SelectItem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lists the columns that a star stands for. */
@Mends(
        value = "select-star-through-layers",
        by = "lists the columns that the star stands for today",
        unless = "not all of them are known, one needs quotes, or the star leaves out or renames some")
final class StarWritten implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        Template template = Template.of(finding, bench).orElse(null);
        List<String> columns = bench.model(finding).flatMap(bench::columns).orElse(List.of());
        if (template == null || !(template.query().body() instanceof QueryBody.Select select)) {
            return List.of();
        }
        List<SelectItem> items = select.items();
        List<Integer> stars = IntStream.range(0, items.size())
                .filter(i -> items.get(i).expr() instanceof Expr.Star)
                .boxed()
                .toList();
        int others = items.size() - 1;
        if (stars.size() != 1 || columns.size() <= others) {
            return List.of();
        }
        int star = stars.get(0);
        List<String> names = columns.subList(star, columns.size() - (others - star));
        return written(template, items.get(star), names).map(List::of).orElse(List.of());
    }

    private static Optional<Edit> written(Template template, SelectItem star, List<String> names) {
        String text = template.quote(star.span());
        boolean plain = text.matches("(?:\\w+\\.)?\\*") && names.stream().allMatch(StarWritten::needsNoQuotes);
        if (!plain) {
            return Optional.empty();
        }
        int start = star.span().start();
        int line = template.sql().lastIndexOf('\n', start - 1) + 1;
        boolean first = template.sql().substring(line, start).isBlank();
        String indent = first ? template.sql().substring(line, start) : "    ";
        String prefix = text.substring(0, text.length() - 1);
        String list = names.stream()
                .map(name -> prefix + name.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("," + template.file().eol() + indent));
        String before = first ? "" : template.file().eol() + indent;
        return template.replace(start, star.span().end(), before + list);
    }

    /** Written bare it folds to itself in the dialects that fold to upper and in those that fold to lower case. */
    private static boolean needsNoQuotes(String folded) {
        return folded.matches("[A-Z_][A-Z0-9_]*") || folded.matches("[a-z_][a-z0-9_]*");
    }
}
