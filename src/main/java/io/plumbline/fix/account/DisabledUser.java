package io.plumbline.fix.account;

import io.plumbline.fix.AccountRemedy;
import io.plumbline.fix.Mends;
import io.plumbline.fix.Statement;
import io.plumbline.fix.Workbench;
import io.plumbline.model.AccountRow;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.account.AccountUser;
import io.plumbline.model.account.AdminGrant;
import io.plumbline.model.account.Credential;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Disables a user that does not log in. It keeps its grants and can be enabled again. */
@Mends(
        value = "dormant-user",
        by = "disables the user, which can be enabled again",
        unless = "a row of it cannot be found in the extracts")
final class DisabledUser implements AccountRemedy {

    @Override
    public Optional<Statement> statement(Finding finding, Workbench bench) {
        return bench.row(finding, AccountUser.EXTRACT).map(user -> {
            String alter = "ALTER USER " + Quoted.name(user.name()) + " SET DISABLED = ";
            String comment = """
                    It can log in no more, and keeps its roles and what it owns. Needs OWNERSHIP of the user.
                    Undo: %s""".formatted(alter + "FALSE;");
            return Statement.audited(comment, alter + "TRUE;", gone(finding, bench, user));
        });
    }

    /** The extracts list users that are not disabled, and of these alone what they log in with and who is an administrator. */
    private static List<Edit> gone(Finding finding, Workbench bench, AccountUser user) {
        Stream<AccountRow> grants = bench.rows(finding, AdminGrant.EXTRACT)
                .filter(grant -> grant.to().equals("USER") && grant.name().equals(user.name()))
                .map(AccountRow.class::cast);
        Stream<AccountRow> credentials = bench.rows(finding, Credential.EXTRACT)
                .filter(credential -> credential.user().equals(user.name()))
                .map(AccountRow.class::cast);
        return Stream.of(Stream.<AccountRow>of(user), grants, credentials)
                .flatMap(rows -> rows)
                .flatMap(row -> Cells.without(bench, row).stream())
                .toList();
    }
}
