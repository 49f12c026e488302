package io.plumbline.sql.parser;

import io.plumbline.sql.Ident;
import io.plumbline.sql.Name;
import io.plumbline.sql.Statement;
import io.plumbline.sql.StatementPart;
import io.plumbline.sql.TableExpr;
import io.plumbline.sql.Token;
import io.plumbline.sql.Token.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Statements about objects, sessions and rights: read as far as the tables they change. */
final class Commands {

    /** First words of statements that are known and hold no table to follow. */
    private static final Set<String> KNOWN = Set.of("""
            SHOW DESCRIBE DESC USE SET UNSET GRANT REVOKE COMMIT ROLLBACK COMMENT PUT GET LIST LS REMOVE RM
            ANALYZE VACUUM OPTIMIZE REFRESH CACHE UNCACHE START LOCK ABORT END RESET CHECKPOINT PRAGMA INSTALL
            LOAD ATTACH DETACH REINDEX CLUSTER DISCARD PREPARE DEALLOCATE MSCK REPAIR ADD RENAME SAVEPOINT
            RELEASE LISTEN NOTIFY EXPORT IMPORT DEPLOY SUMMARIZE UNLOAD CLOSE BACKUP RESTORE
            """.strip().split("\\s+"));

    private static final Set<String> TABLE_LIKE = Set.of("TABLE", "VIEW", "STREAM");
    private static final String[] MORE_TYPES = {
        "TABLE",
        "STREAM",
        "TASK",
        "PIPE",
        "ALERT",
        "FUNCTION",
        "PROCEDURE",
        "FORMAT",
        "MONITOR",
        "ACCESS",
        "REPOSITORY",
        "POOL",
        "MATERIALIZED",
        "DYNAMIC",
        "ICEBERG",
        "HYBRID",
        "EVENT",
        "SEMANTIC",
        "AGGREGATE",
        "STREAMING"
    };
    /** Types of objects that hold no rows a statement could read by their name. */
    private static final Set<String> OBJECTS = Set.of("""
            WAREHOUSE DATABASE SCHEMA ROLE USER SEQUENCE FILE STAGE INTEGRATION POLICY TAG SHARE NETWORK SECRET
            RESOURCE ACCOUNT MANAGED API NOTIFICATION SECURITY STORAGE CATALOG EXTERNAL MASKING ROW SESSION
            PASSWORD AUTHENTICATION AGGREGATION PROJECTION PRIVACY PACKAGES FAILOVER REPLICATION CONNECTION
            APPLICATION COMPUTE SERVICE IMAGE GIT MODEL NOTEBOOK STREAMLIT DATASET CORTEX INDEX UNIQUE TYPE
            EXTENSION DOMAIN TRIGGER RULE POLICIES ORGANIZATION SNAPSHOT BACKUP LISTING DATA JOIN
            CATALOG_INTEGRATION FEATURE SEARCH OPENFLOW CONTACT EXCHANGE VIEW STORED DBT DCM PROJECT VOLUME
            AGENT MCP WORKSPACE PROFILE LANGUAGE PUBLICATION SUBSCRIPTION ALIAS
            """.strip().split("\\s+"));

    private final Grammar grammar;
    private final Cursor cursor;

    Commands(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
    }

    Statement parse() {
        int start = cursor.position();
        Token first = cursor.token();
        return switch (first.word()) {
            case "DROP", "UNDROP", "ALTER" -> about(start);
            case "TRUNCATE" -> truncate(start);
            case "CALL" -> call(start);
            case "EXECUTE" -> execute(start);
            default -> {
                if (!KNOWN.contains(first.word())) {
                    throw cursor.expected("the first word of a statement");
                }
                yield rest(first.word(), start);
            }
        };
    }

    private Statement rest(String kind, int start) {
        while (!cursor.at(";") && !cursor.atEnd() && !cursor.at("->>")) {
            cursor.next();
        }
        return new Statement.Command(kind, List.of(), cursor.since(start));
    }

    /** {@code CREATE} of an object that holds no rows; its words end at its name, which is not looked for. */
    Statement object(StringBuilder kind, int start) {
        String word = cursor.token().word();
        if (!OBJECTS.contains(word)) {
            throw cursor.expected("a type of object that CREATE knows");
        }
        while (OBJECTS.contains(cursor.token().word())
                || cursor.atAny("FORMAT", "MONITOR", "ACCESS", "REPOSITORY", "POOL")) {
            kind.append(' ').append(cursor.next().word());
        }
        cursor.acceptAll("IF", "NOT", "EXISTS");
        int at = cursor.position();
        Name name = cursor.atIdentifier() ? grammar.tables.name() : null;
        List<StatementPart> parts = new ArrayList<>();
        if (cursor.position() == at) {
            name = null;
        }
        grammar.creates.properties(parts);
        return new Statement.Ddl(kind.toString(), name, parts, cursor.since(start));
    }

    private Statement about(int start) {
        String verb = cursor.next().word();
        StringBuilder kind = new StringBuilder(verb);
        boolean table = false;
        while (!table && typeWord(kind.length() == verb.length())) {
            String word = cursor.next().word();
            table = TABLE_LIKE.contains(word);
            kind.append(' ').append(word);
        }
        List<StatementPart> parts = new ArrayList<>();
        cursor.accept("IF", "EXISTS");
        cursor.acceptAll("IF", "NOT", "EXISTS");
        Name name = table && (cursor.atIdentifier()) && !cursor.at("IDENTIFIER", "(") ? grammar.tables.name() : null;
        if (name != null) {
            parts.add(Creates.target(name));
        }
        if (verb.equals("ALTER")) {
            alteration(parts);
        } else {
            grammar.creates.properties(parts);
        }
        return new Statement.Ddl(kind.toString(), name, parts, cursor.since(start));
    }

    /** Whether a word of an object's type stands here and not yet its name; the first word always is one. */
    private boolean typeWord(boolean first) {
        if (!cursor.at(Type.WORD) || cursor.at("IF")) {
            return false;
        }
        boolean named = cursor.ahead(1).type() == Type.WORD || cursor.ahead(1).type() == Type.QUOTED;
        return first || named && (OBJECTS.contains(cursor.token().word()) || cursor.atAny(MORE_TYPES));
    }

    private void alteration(List<StatementPart> parts) {
        while (!cursor.at(";") && !cursor.atEnd() && !cursor.at("->>")) {
            if (cursor.accept("SWAP", "WITH") || cursor.accept("RENAME", "TO")) {
                parts.add(Creates.target(grammar.tables.name()));
            } else if (cursor.accept("MODIFY", "AS")) {
                parts.add(new StatementPart.Body(grammar.scripts.statement()));
            } else if (cursor.accept("MODIFY", "WHEN")) {
                parts.add(grammar.changes.clause("WHEN"));
            } else {
                grammar.creates.property(parts);
            }
        }
    }

    private Statement truncate(int start) {
        cursor.next();
        cursor.accept("TABLE");
        cursor.accept("MATERIALIZED", "VIEW");
        cursor.accept("IF", "EXISTS");
        int target = cursor.position();
        TableExpr table = grammar.changes.table(false);
        List<StatementPart> parts = new ArrayList<>();
        parts.add(new StatementPart.Target(table, List.of(), cursor.since(target)));
        grammar.creates.properties(parts);
        return new Statement.Dml("TRUNCATE", parts, cursor.since(start));
    }

    private Statement call(int start) {
        cursor.next();
        int at = cursor.position();
        List<StatementPart> parts = new ArrayList<>();
        parts.add(grammar.changes.clause("CALL"));
        if (cursor.accept("INTO")) {
            cursor.accept(":");
            Ident variable = cursor.identifier("a variable");
            parts.add(new StatementPart.Property("INTO", variable.text(), cursor.since(at)));
        }
        return new Statement.Command("CALL", parts, cursor.since(start));
    }

    private Statement execute(int start) {
        cursor.next();
        if (cursor.at("IMMEDIATE")) {
            cursor.next();
            return immediate(start);
        }
        String kind =
                cursor.atAny("TASK", "ALERT") ? "EXECUTE " + cursor.token().word() : "EXECUTE";
        return rest(kind, start);
    }

    private Statement immediate(int start) {
        List<StatementPart> parts = new ArrayList<>();
        if (cursor.accept("FROM")) {
            return rest("EXECUTE IMMEDIATE", start);
        }
        Token token = cursor.token();
        boolean whole = cursor.ahead(1).type() == Type.END
                || cursor.ahead(1).word().equals(";")
                || cursor.ahead(1).word().equals("USING");
        if (token.type() == Type.STRING && whole) {
            cursor.next();
            grammar.statements.nested(token).forEach(s -> parts.add(new StatementPart.Body(s)));
        } else {
            parts.add(grammar.changes.clause("TEXT"));
        }
        if (cursor.accept("USING")) {
            int using = cursor.position();
            parts.add(new StatementPart.Clause("USING", grammar.expressions.inParentheses(), cursor.since(using)));
        }
        return new Statement.Command("EXECUTE IMMEDIATE", parts, cursor.since(start));
    }
}
