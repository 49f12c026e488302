package io.plumbline.audit.sql;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.plumbline.audit.dbt.Node;
import io.plumbline.audit.dbt.RawSql;
import io.plumbline.audit.dbt.Sql;
import io.plumbline.model.Location;
import io.plumbline.model.RenderedSql;
import io.plumbline.sql.Query;
import io.plumbline.sql.Span;
import io.plumbline.sql.SqlStatements;

/**
 * A model whose SQL was rendered and read in full: one query.
 *
 * @param raw the template
 */
record Parsed(Node node, RenderedSql rendered, String raw, SqlStatements statements, Query query) {

    /** The line of the template that a piece of the SQL came from. */
    Location at(Span span) {
        return Sql.line(node, Math.max(1, rendered.templateLine(span.line())));
    }

    /** A piece of the SQL as written, white space run together. */
    String text(Span span) {
        return span.of(statements.sql()).replaceAll("\\s+", " ").strip();
    }

    /** How often a word stands in the template, comments of SQL left out; upper and lower case are the same. */
    int mentions(String word) {
        Matcher matcher =
                Pattern.compile("(?i)\\b" + Pattern.quote(word) + "\\b").matcher(RawSql.withoutComments(raw));
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }
}
