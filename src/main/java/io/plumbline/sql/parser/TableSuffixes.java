package io.plumbline.sql.parser;

import io.plumbline.sql.Expr;
import io.plumbline.sql.Ident;
import io.plumbline.sql.Name;
import io.plumbline.sql.SelectItem;
import io.plumbline.sql.TableExpr;
import io.plumbline.sql.TableExpr.Alias;
import io.plumbline.sql.Token;
import io.plumbline.sql.Token.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows a table: aliases, time travel, samples, {@code PIVOT} and their like. */
final class TableSuffixes {

    private static final int MAX_SUFFIXES = 50;

    private final Grammar grammar;
    private final Cursor cursor;
    private final Patterns patterns;

    TableSuffixes(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
        this.patterns = new Patterns(grammar);
    }

    /** The table with everything that follows it. */
    TableExpr parse(TableExpr table, int start) {
        TableExpr result = table;
        for (int count = 0; count < MAX_SUFFIXES; count++) {
            TableExpr more = one(result, start);
            if (more == null) {
                return result;
            }
            result = more;
        }
        throw cursor.expected("fewer than " + MAX_SUFFIXES + " clauses after one table");
    }

    private @Nullable TableExpr one(TableExpr table, int start) {
        String word = cursor.token().word();
        String next = cursor.ahead(1).word();
        if (next.equals("(")) {
            switch (word) {
                case "AT", "BEFORE", "CHANGES", "VERSION", "TIMESTAMP" -> {
                    return modified(table, start);
                }
                case "PIVOT" -> {
                    return pivot(table, start);
                }
                case "UNPIVOT" -> {
                    return unpivot(table, start);
                }
                case "MATCH_RECOGNIZE" -> {
                    return patterns.parse(table, start);
                }
                default -> {
                    // another suffix
                }
            }
        }
        if (word.equals("UNPIVOT") && (next.equals("INCLUDE") || next.equals("EXCLUDE"))) {
            return unpivot(table, start);
        }
        if (word.equals("SAMPLE")
                || word.equals("TABLESAMPLE")
                || word.equals("FOR") && travels(next)
                || word.equals("END") && next.equals("(")) {
            return modified(table, start);
        }
        if (word.equals("WITH") && (next.equals("ORDINALITY") || next.equals("OFFSET"))) {
            return ordinality(table, start);
        }
        if (word.equals("*") && table instanceof TableExpr.Table) {
            cursor.next();
            return table;
        }
        return aliasFollows(table) ? aliased(table, start) : null;
    }

    private static boolean travels(String word) {
        return word.equals("SYSTEM_TIME") || word.equals("VERSION") || word.equals("TIMESTAMP");
    }

    private boolean aliasFollows(TableExpr table) {
        if (table.alias() != null) {
            return false;
        }
        if (cursor.at("AS")) {
            return true;
        }
        Token token = cursor.token();
        if (token.type() == Type.QUOTED) {
            return true;
        }
        boolean offset = token.word().equals("OFFSET") && cursor.ahead(1).type() == Type.NUMBER;
        return token.type() == Type.WORD && !offset && !Reserved.tableAlias(token.word());
    }

    private TableExpr aliased(TableExpr table, int start) {
        cursor.accept("AS");
        Ident name;
        if (cursor.at("(")) {
            name = new Ident("", "", false, cursor.token().span());
        } else {
            name = cursor.at(Type.STRING) ? cursor.ident(cursor.next()) : cursor.identifier("an alias");
        }
        List<Ident> columns = cursor.at("(") && !cursor.ahead(1).word().equals("+") ? columns() : List.of();
        return with(table, new Alias(name, columns), start);
    }

    /** {@code (a, b)}; types after names are skipped. */
    private List<Ident> columns() {
        List<Ident> found = new ArrayList<>();
        cursor.expect("(");
        while (!cursor.at(")")) {
            found.add(cursor.identifier("a column"));
            if (cursor.atIdentifier()) {
                grammar.types.parse();
            }
            if (!cursor.accept(",")) {
                break;
            }
        }
        if (found.isEmpty()) {
            throw cursor.expected("a column");
        }
        cursor.expect(")");
        return found;
    }

    private TableExpr with(TableExpr table, Alias alias, int start) {
        var span = cursor.since(start);
        if (table instanceof TableExpr.Table t) {
            return new TableExpr.Table(t.name(), alias, t.modifiers(), span);
        } else if (table instanceof TableExpr.Dynamic t) {
            return new TableExpr.Dynamic(t.name(), alias, span);
        } else if (table instanceof TableExpr.Derived t) {
            return new TableExpr.Derived(t.query(), t.lateral(), alias, span);
        } else if (table instanceof TableExpr.Function t) {
            return new TableExpr.Function(t.call(), t.lateral(), alias, span);
        } else if (table instanceof TableExpr.Stage t) {
            return new TableExpr.Stage(t.path(), t.options(), alias, span);
        } else if (table instanceof TableExpr.Joined t) {
            return new TableExpr.Joined(t.from(), alias, span);
        } else if (table instanceof TableExpr.Pivot t) {
            return new TableExpr.Pivot(t.input(), t.unpivot(), t.aggregates(), t.columns(), t.values(), alias, span);
        }
        TableExpr.Match t = (TableExpr.Match) table;
        return new TableExpr.Match(
                t.input(), t.partitionBy(), t.orderBy(), t.measures(), t.allRows(), t.defines(), alias, span);
    }

    private TableExpr modified(TableExpr table, int start) {
        String word = cursor.next().word();
        List<Expr> arguments = new ArrayList<>();
        while (!cursor.at("(")
                && (cursor.atAny(
                        "SYSTEM",
                        "BERNOULLI",
                        "BLOCK",
                        "ROW",
                        "RESERVOIR",
                        "SYSTEM_TIME",
                        "AS",
                        "OF",
                        "VERSION",
                        "TIMESTAMP"))) {
            cursor.next();
        }
        if (word.equals("FOR")) {
            arguments.add(grammar.expressions.parse(Expressions.OPERAND));
        } else {
            arguments.addAll(modifierArguments());
        }
        if (cursor.atAny("SEED", "REPEATABLE") && cursor.ahead(1).word().equals("(")) {
            cursor.next();
            cursor.skipGroup();
        }
        if (table instanceof TableExpr.Table t) {
            List<TableExpr.Modifier> modifiers = new ArrayList<>(t.modifiers());
            modifiers.add(new TableExpr.Modifier(word, arguments));
            return new TableExpr.Table(t.name(), t.alias(), modifiers, cursor.since(start));
        }
        return table;
    }

    private List<Expr> modifierArguments() {
        List<Expr> arguments = new ArrayList<>();
        if (!cursor.at("(")) {
            arguments.add(grammar.expressions.parse(Expressions.UNARY));
            cursor.accept("PERCENT");
            cursor.accept("ROWS");
            return arguments;
        }
        cursor.expect("(");
        while (!cursor.at(")")) {
            if (cursor.atIdentifier() && cursor.ahead(1).word().equals("=>")) {
                cursor.next();
                cursor.next();
            }
            arguments.add(grammar.expressions.parse());
            if (!cursor.accept("ROWS")) {
                cursor.accept("PERCENT");
            }
            if (!cursor.accept(",")) {
                break;
            }
        }
        cursor.expect(")");
        return arguments;
    }

    private TableExpr ordinality(TableExpr table, int start) {
        cursor.next();
        boolean offset = cursor.next().word().equals("OFFSET");
        if (offset
                && (cursor.accept("AS")
                        || cursor.at(Type.WORD)
                                && !Reserved.tableAlias(cursor.token().word()))) {
            cursor.identifier("a name for the offset");
        }
        return aliasFollows(table) ? aliased(table, start) : table;
    }

    private TableExpr pivot(TableExpr input, int start) {
        cursor.next();
        cursor.expect("(");
        List<SelectItem> aggregates = new ArrayList<>();
        do {
            aggregates.add(aggregate());
        } while (cursor.accept(","));
        cursor.expect("FOR");
        List<Expr> columns = new ArrayList<>();
        columns.add(grammar.expressions.parse(Expressions.OPERAND));
        cursor.expect("IN");
        List<SelectItem> values = values();
        if (cursor.acceptAll("DEFAULT", "ON", "NULL")) {
            grammar.expressions.inParentheses();
        }
        cursor.expect(")");
        return new TableExpr.Pivot(input, false, aggregates, columns, values, null, cursor.since(start));
    }

    private SelectItem aggregate() {
        int start = cursor.position();
        Expr call = grammar.expressions.parse();
        Ident alias = null;
        if (cursor.accept("AS") || cursor.atIdentifier() && !cursor.at("FOR")) {
            alias = cursor.identifier("an alias");
        }
        return new SelectItem(call, alias, cursor.since(start));
    }

    private List<SelectItem> values() {
        List<SelectItem> found = new ArrayList<>();
        cursor.expect("(");
        if (grammar.primaries.startsQuery(0)) {
            int start = cursor.position();
            Expr query = new Expr.Subquery(grammar.queries.parse(), "", cursor.since(start));
            found.add(new SelectItem(query, null, query.span()));
        } else if (cursor.at("ANY") && !cursor.ahead(1).word().equals(",")) {
            cursor.next();
            grammar.windows.orderBy();
        } else {
            while (!cursor.at(")")) {
                found.add(value());
                if (!cursor.accept(",")) {
                    break;
                }
            }
        }
        cursor.expect(")");
        return found;
    }

    private SelectItem value() {
        int start = cursor.position();
        Expr value = grammar.expressions.parse(Expressions.OPERAND);
        Ident alias = null;
        if (cursor.accept("AS") || cursor.atIdentifier()) {
            alias = cursor.ident(cursor.next());
        }
        return new SelectItem(value, alias, cursor.since(start));
    }

    private TableExpr unpivot(TableExpr input, int start) {
        cursor.next();
        if (cursor.accept("INCLUDE") || cursor.accept("EXCLUDE")) {
            cursor.expect("NULLS");
        }
        cursor.expect("(");
        List<Expr> columns = new ArrayList<>();
        columns.add(grammar.expressions.parse(Expressions.OPERAND));
        cursor.expect("FOR");
        columns.add(grammar.expressions.parse(Expressions.OPERAND));
        cursor.expect("IN");
        List<SelectItem> values = values();
        cursor.expect(")");
        return new TableExpr.Pivot(input, true, List.of(), columns, values, null, cursor.since(start));
    }

    /** {@code @stage/path (FILE_FORMAT => …)}. */
    TableExpr stage(int start) {
        String path = cursor.next().text();
        List<Expr> options = new ArrayList<>();
        if (cursor.accept("(")) {
            while (!cursor.at(")")) {
                cursor.identifier("an option");
                if (!cursor.accept("=>")) {
                    cursor.expect("=");
                }
                options.add(grammar.expressions.parse(Expressions.OPERAND));
                cursor.accept(",");
            }
            cursor.expect(")");
        }
        return new TableExpr.Stage(path, options, null, cursor.since(start));
    }

    /** {@code LATERAL VIEW explode(a) t AS b, c}. */
    TableExpr lateralView() {
        int start = cursor.position();
        cursor.next();
        cursor.next();
        cursor.accept("OUTER");
        Name name = grammar.tables.name();
        int call = cursor.position();
        Expr function = grammar.calls.parse(name, call);
        Ident alias = cursor.at("AS") ? cursor.ident(cursor.token()) : cursor.identifier("an alias");
        List<Ident> columns = new ArrayList<>();
        if (cursor.accept("AS")) {
            do {
                columns.add(cursor.identifier("a column"));
            } while (cursor.accept(","));
        }
        return new TableExpr.Function(function, true, new Alias(alias, columns), cursor.since(start));
    }
}
