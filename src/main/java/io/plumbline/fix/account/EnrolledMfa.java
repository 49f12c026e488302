package io.plumbline.fix.account;

import io.plumbline.fix.AccountRemedy;
import io.plumbline.fix.Mends;
import io.plumbline.fix.Statement;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Finding;
import io.plumbline.model.account.AccountUser;
import java.util.Optional;

/** Asks a person with a password for a second factor. */
@Mends(
        value = "password-without-mfa",
        by = "asks the user to enroll in multi-factor authentication; unproven",
        unless = "no row tells of the user")
final class EnrolledMfa implements AccountRemedy {

    private static final String DOUBT = "there is a second factor only when the user has enrolled";

    @Override
    public Optional<Statement> statement(Finding finding, Workbench bench) {
        return bench.row(finding, AccountUser.EXTRACT)
                .map(user -> Statement.doubted(
                        "Sends the user an e-mail with a link to enroll, or gives the link. Needs OWNERSHIP of the user.",
                        "ALTER USER " + Quoted.name(user.name()) + " ENROLL MFA;",
                        DOUBT));
    }
}
