package io.plumbline.fix.sql;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryPart;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes out a common table expression that nothing reads, its comma with it. */
@Mends(
        value = "unused-cte",
        by = "takes the CTE out, with its comma",
        unless = "it is the only CTE, or Jinja statements stand inside it")
final class UnreadCte implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        return Template.of(finding, bench)
                .flatMap(template -> template.query().all(Query.class).stream()
                        .flatMap(query -> cut(template, query, finding.facts().get("cte")).stream())
                        .findFirst())
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<Edit> cut(Template template, Query query, @Nullable Object name) {
        List<QueryPart.Cte> ctes = query.ctes();
        for (int i = 0; i < ctes.size(); i++) {
            if (!ctes.get(i).name().text().equals(name) || ctes.size() == 1) {
                continue;
            }
            int start = withComments(template.sql(), ctes.get(i).span().start());
            int end = ctes.get(i).span().end();
            return i + 1 < ctes.size()
                    ? template.replace(start, pastComma(template.sql(), end), "")
                    : template.replace(ctes.get(i - 1).span().end(), end, "");
        }
        return Optional.empty();
    }

    /** Where the comment lines begin that stand right above a place. */
    private static int withComments(String sql, int at) {
        int start = at;
        int line = sql.lastIndexOf('\n', start - 1);
        while (line > 0 && sql.substring(line + 1, start).isBlank()) {
            int above = sql.lastIndexOf('\n', line - 1);
            if (!sql.substring(above + 1, line).strip().startsWith("--")) {
                break;
            }
            start = above + 1;
            line = above;
        }
        return start;
    }

    /** The end of the white space behind the comma that follows. */
    private static int pastComma(String sql, int at) {
        int end = sql.indexOf(',', at) + 1;
        while (end < sql.length() && Character.isWhitespace(sql.charAt(end))) {
            end++;
        }
        return end;
    }
}
