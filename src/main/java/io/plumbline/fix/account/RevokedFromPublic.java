package io.plumbline.fix.account;

import io.plumbline.fix.AccountRemedy;
import io.plumbline.fix.Mends;
import io.plumbline.fix.Statement;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.account.PublicGrant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes a privilege on objects of a schema from everybody. */
@Mends(
        value = "grant-to-public",
        by = "revokes the privilege from PUBLIC",
        unless = "it is on objects of a kind that no statement takes all at once")
final class RevokedFromPublic implements AccountRemedy {

    /** Kinds whose plural is made with an S, as ALL … IN SCHEMA takes it. */
    private static final Set<String> KINDS =
            Set.of("TABLE", "VIEW", "EXTERNAL TABLE", "MATERIALIZED VIEW", "DYNAMIC TABLE", "STREAM", "STAGE");

    /** Those that the question for the extract asks for; a word of the extract becomes SQL only if it is one of them. */
    private static final Set<String> PRIVILEGES =
            Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "READ", "WRITE");

    @Override
    public Optional<Statement> statement(Finding finding, Workbench bench) {
        return bench.row(finding, PublicGrant.EXTRACT)
                .filter(grant -> KINDS.contains(grant.kind()) && PRIVILEGES.contains(grant.privilege()))
                .flatMap(grant -> Cells.without(bench, grant).map(edit -> statement(grant, edit)));
    }

    private static Statement statement(PublicGrant grant, Edit effect) {
        String schema = Quoted.name(grant.database(), grant.schema());
        String comment = """
                Who reads or changes them through PUBLIC alone cannot any more: look who does before. A grant on future
                objects would bring it back: SHOW FUTURE GRANTS IN SCHEMA %s.
                Needs OWNERSHIP of the objects, or MANAGE GRANTS. Undo: GRANT … TO ROLE PUBLIC on each of them.""".formatted(schema);
        String sql = "REVOKE %s ON ALL %sS IN SCHEMA %s FROM ROLE PUBLIC;"
                .formatted(grant.privilege(), grant.kind(), schema);
        return Statement.audited(comment, sql, List.of(effect));
    }
}
