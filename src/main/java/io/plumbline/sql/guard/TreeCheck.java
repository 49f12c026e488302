package io.plumbline.sql.guard;

import io.plumbline.sql.Dialect;
import io.plumbline.sql.Expr;
import io.plumbline.sql.GuardPolicy;
import io.plumbline.sql.Ident;
import io.plumbline.sql.Name;
import io.plumbline.sql.Node;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.SelectItem;
import io.plumbline.sql.Span;
import io.plumbline.sql.SqlStatement;
import io.plumbline.sql.Statement;
import io.plumbline.sql.TableExpr;
import io.plumbline.sql.TableUse;
import io.plumbline.sql.Token;
import io.plumbline.sql.Token.Type;
import io.plumbline.sql.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at every node of one statement; what is on no list is rejected. */
public final class TreeCheck {

    private static final Set<String> OPERATORS = Set.of(
            "AND",
            "OR",
            "=",
            "==",
            "<>",
            "!=",
            "<",
            ">",
            "<=",
            ">=",
            "<=>",
            "||",
            "+",
            "-",
            "*",
            "/",
            "%",
            "DIV",
            "MOD",
            "AT TIME ZONE");
    private static final Set<String> UNARY = Set.of("NOT", "-", "+", "PRIOR", "CONNECT_BY_ROOT", "(+)");
    private static final Set<String> SHOWN = Set.of(
            "TABLES",
            "VIEWS",
            "SCHEMAS",
            "DATABASES",
            "COLUMNS",
            "OBJECTS",
            "TASKS",
            "STREAMS",
            "PIPES",
            "STAGES",
            "WAREHOUSES",
            "ROLES",
            "USERS",
            "GRANTS",
            "PARAMETERS",
            "FUNCTIONS",
            "PROCEDURES",
            "SEQUENCES",
            "TERSE",
            "DYNAMIC",
            "MATERIALIZED",
            "EXTERNAL",
            "PRIMARY",
            "IMPORTED",
            "UNIQUE",
            "FILE",
            "MASKING",
            "ROW",
            "TAGS",
            "SHARES",
            "INTEGRATIONS",
            "TABLE",
            "VIEW",
            "SCHEMA",
            "DATABASE",
            "WAREHOUSE",
            "TASK",
            "STREAM",
            "PIPE",
            "STAGE",
            "FUNCTION",
            "PROCEDURE",
            "USER",
            "SEQUENCE",
            "RESOURCE");

    private final GuardPolicy policy;
    private final Dialect dialect;
    private final List<Token> tokens;
    private @Nullable Verdict rejected;

    public TreeCheck(GuardPolicy policy, Dialect dialect, List<Token> tokens) {
        this.policy = policy;
        this.dialect = dialect;
        this.tokens = tokens;
    }

    public Verdict check(SqlStatement statement) {
        Statement tree = statement.tree();
        Statement inner = tree;
        if (tree instanceof Statement.Explain explain) {
            if (!policy.explain() || explain.runs()) {
                return Verdict.reject("found EXPLAIN, which the policy does not allow", tree.span());
            }
            inner = explain.statement();
        }
        if (inner instanceof Statement.Command command && tree == inner) {
            return command(command);
        }
        if (!(inner instanceof Statement.Read)) {
            return Verdict.reject("found " + inner.kind() + ", expected a query", inner.span());
        }
        for (TableUse use : statement.uses()) {
            if (use.access() != TableUse.Access.READ || !policy.allows(use.table())) {
                return Verdict.reject(
                        "found the table " + use.table() + ", which the policy does not allow", use.span());
            }
        }
        inner.walk(node -> {
            visit(node);
            return rejected == null;
        });
        return rejected == null ? new TokenCheck(policy, tokens, inner).check().orElse(Verdict.accept()) : rejected;
    }

    private Verdict command(Statement.Command command) {
        boolean known = Set.of("SHOW", "DESCRIBE", "DESC").contains(command.kind()) && policy.metadata();
        List<Token> words =
                tokens.stream().filter(t -> t.type() != Type.COMMENT).toList();
        if (!known || words.size() < 3 || !SHOWN.contains(words.get(1).word())) {
            return Verdict.reject("found " + command.kind() + ", expected a query", command.span());
        }
        for (Token token : words) {
            boolean plain =
                    switch (token.type()) {
                        case WORD, QUOTED, STRING, NUMBER, END -> true;
                        case OPERATOR -> Set.of(".", ";", "(", ")", ",").contains(token.word());
                        case VARIABLE, STAGE, COMMENT, INVALID -> false;
                    };
            if (!plain) {
                return Verdict.reject("found " + token.shown() + ", expected names", token.span());
            }
        }
        return Verdict.accept();
    }

    private void visit(Node node) {
        if (node instanceof Expr expr) {
            expression(expr);
        } else if (node instanceof TableExpr table) {
            table(table);
        } else if (node instanceof Query query) {
            if (!query.lock().isEmpty()) {
                reject("found a lock (" + query.lock() + "), expected a plain query", query.span());
            }
        } else if (node instanceof QueryBody.Select select) {
            Name into = select.into();
            if (into != null) {
                reject("found SELECT INTO, expected a plain query", into.span());
            }
        } else if (!(node instanceof QueryBody
                || node instanceof QueryPart
                || node instanceof SelectItem
                || node instanceof Statement.Read)) {
            reject("found " + node.getClass().getSimpleName() + ", which no query needs", node.span());
        }
    }

    private void expression(Expr expr) {
        if (expr instanceof Expr.Call call) {
            function(call, false);
        } else if (expr instanceof Expr.ColumnRef column) {
            sequence(column.name().last(), column.span());
        } else if (expr instanceof Expr.Path path) {
            path.steps().forEach(step -> sequence(step.field(), path.span()));
        } else if (expr instanceof Expr.Operation operation) {
            operation.operators().stream()
                    .filter(operator -> !OPERATORS.contains(operator))
                    .forEach(operator ->
                            reject("found the operator " + operator + ", which is not known", operation.span()));
        } else if (expr instanceof Expr.Unary unary) {
            if (!UNARY.contains(unary.operator()) && !unary.operator().startsWith("COLLATE ")) {
                reject("found the operator " + unary.operator() + ", which is not known", unary.span());
            }
        } else if (expr instanceof Expr.Variable variable) {
            if (!variable.text().matches("\\?|\\$[0-9]+")) {
                reject("found the variable " + variable.text() + ", expected its value", variable.span());
            }
        } else if (expr instanceof Expr.StagePath stage) {
            reject("found the stage " + stage.text() + ", expected a table", stage.span());
        } else if (!harmless(expr)) {
            reject("found " + expr.getClass().getSimpleName() + ", which is not known", expr.span());
        }
    }

    private static boolean harmless(Expr expr) {
        return expr instanceof Expr.Literal
                || expr instanceof Expr.Star
                || expr instanceof Expr.Cast
                || expr instanceof Expr.Case
                || expr instanceof Expr.Predicate
                || expr instanceof Expr.Subquery
                || expr instanceof Expr.Group
                || expr instanceof Expr.Interval
                || expr instanceof Expr.Lambda;
    }

    private void sequence(@Nullable Ident name, Span span) {
        if (name != null && name.text().equalsIgnoreCase("NEXTVAL")) {
            reject("found NEXTVAL, which moves a sequence", span);
        }
    }

    private void table(TableExpr table) {
        if (table instanceof TableExpr.Dynamic dynamic) {
            reject("found a table whose name only the run knows, expected its name", dynamic.span());
        } else if (table instanceof TableExpr.Stage stage) {
            reject("found files (" + stage.path() + "), expected a table", stage.span());
        } else if (table instanceof TableExpr.Function function) {
            if (!(function.call() instanceof Expr.Call call)) {
                reject("found a table function that is not known", function.span());
            } else {
                function(call, true);
            }
        }
    }

    private void function(Expr.Call call, boolean asTable) {
        String name = call.function().parts().stream()
                .map(part -> dialect == Dialect.SNOWFLAKE && part.quoted()
                        ? part.folded()
                        : part.text().toUpperCase(Locale.ROOT))
                .collect(Collectors.joining("."));
        boolean single = call.function().parts().size() == 1;
        boolean known = single && (HarmlessFunctions.table(name) || !asTable && HarmlessFunctions.scalar(name));
        if (!known && !policy.functions().contains(name)) {
            reject("found the function " + name + ", which is not on the list", call.span());
        }
    }

    private void reject(String reason, Span span) {
        if (rejected == null) {
            rejected = Verdict.reject(reason, span);
        }
    }
}
