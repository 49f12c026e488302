package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.ModelSql;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.RenderedSql;
import io.plumbline.model.Severity;
import io.plumbline.sql.SqlStatements;
import io.plumbline.sql.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A model whose SQL ends with a semicolon, which breaks the statement dbt puts around it. */
@Rule(
        id = "trailing-semicolon",
        area = Area.CORRECTNESS,
        severity = Severity.ERROR,
        summary = "The SQL of a model ends with a semicolon")
final class TrailingSemicolon implements AuditRule {

    private static final Set<String> WRAPPED = Set.of("view", "table", "ephemeral", "incremental", "dynamic_table");

    @Override
    public Stream<Finding> check(RuleContext context) {
        ModelSql trees = ModelSql.of(context);
        return Dag.of(context)
                .models()
                .filter(node -> context.focus().asks(node.artifact()))
                .filter(node -> "sql".equals(((Model) node.artifact()).language())
                        && WRAPPED.contains(String.valueOf(node.materialized())))
                .flatMap(node -> line(context, node, trees).stream()
                        .flatMap(line -> Dag.row(
                                context,
                                node,
                                "",
                                "The SQL of `%s` ends with a semicolon".formatted(node.name()),
                                Sql.line(node, line),
                                Facts.of("model", node.name()))));
    }

    /** The line of the template whose semicolon ends the SQL; where it was not rendered, the one that ends the text. */
    private static Optional<Integer> line(RuleContext context, Node node, ModelSql trees) {
        RenderedSql rendered = ((Model) node.artifact()).rendered();
        if (rendered == null) {
            return Sql.text(context.estate(), node)
                    .flatMap(text -> last(RawSql.tokens(text)))
                    .filter(last -> last.symbol(';'))
                    .map(RawSql.Token::line);
        }
        return trees.of((Model) node.artifact())
                .flatMap(sql -> last(SqlStatements.tokens(sql.sql(), sql.dialect()).stream()
                        .filter(token -> token.type() != Token.Type.COMMENT && token.type() != Token.Type.END)
                        .toList()))
                .filter(last -> last.word().equals(";"))
                .map(last -> rendered.templateLine(last.span().line()));
    }

    private static <T> Optional<T> last(List<T> tokens) {
        return tokens.isEmpty() ? Optional.empty() : Optional.of(tokens.get(tokens.size() - 1));
    }
}
