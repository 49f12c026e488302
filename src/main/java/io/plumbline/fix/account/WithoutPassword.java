package io.plumbline.fix.account;

import io.plumbline.fix.AccountRemedy;
import io.plumbline.fix.Mends;
import io.plumbline.fix.Statement;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Finding;
import io.plumbline.model.account.AccountUser;
import java.util.Optional;

/** Takes the password from a service, once it logs in with something better. */
@Mends(
        value = "service-with-password",
        by = "takes the password from the service, and makes a legacy service one that can have none; unproven",
        unless = "no row tells of the user")
final class WithoutPassword implements AccountRemedy {

    private static final String DOUBT =
            "what logs in with the password has to be given a key or token first, and no extract tells that it was";

    @Override
    public Optional<Statement> statement(Finding finding, Workbench bench) {
        return bench.row(finding, AccountUser.EXTRACT).map(user -> {
            String alter = "ALTER USER " + Quoted.name(user.name());
            boolean legacy = user.type().equalsIgnoreCase("LEGACY_SERVICE");
            String comment = """
                    Give it a key first, %s SET RSA_PUBLIC_KEY = '…', and have what runs as it log in with that: with the
                    password nothing can any more. Needs OWNERSHIP of the user.
                    Undo: %sset another password.""".formatted(alter, legacy ? alter + " SET TYPE = LEGACY_SERVICE; and " : "");
            return Statement.doubted(
                    comment, alter + " UNSET PASSWORD;" + (legacy ? "\n" + alter + " SET TYPE = SERVICE;" : ""), DOUBT);
        });
    }
}
