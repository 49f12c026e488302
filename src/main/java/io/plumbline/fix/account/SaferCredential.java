package io.plumbline.fix.account;

import io.plumbline.fix.AccountRemedy;
import io.plumbline.fix.Mends;
import io.plumbline.fix.Statement;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Finding;
import io.plumbline.model.account.AccountUser;
import io.plumbline.model.account.Credential;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Rotates a token that ends, narrows one that opens everything, and ends what nobody uses. */
@Mends(
        value = {"expiring-credential", "unrestricted-token", "unused-credential"},
        by =
                "disables a token or unsets a key pair that is not used; rotates a token that ends and adds one for the default role beside one that opens all, both unproven",
        unless = "it is one of two key pairs, or the user has no default role but ACCOUNTADMIN")
final class SaferCredential implements AccountRemedy {

    private static final String SECRET =
            "what logs in with it has to be given the new secret, and no extract tells what that is";

    @Override
    public Optional<Statement> statement(Finding finding, Workbench bench) {
        return bench.row(finding, Credential.EXTRACT).flatMap(credential -> switch (finding.rule()) {
            case "expiring-credential" -> isToken(credential) ? Optional.of(rotated(credential)) : Optional.empty();
            case "unrestricted-token" -> restricted(finding, bench, credential);
            default -> isToken(credential) ? disabled(bench, credential) : unset(finding, bench, credential);
        });
    }

    private static boolean isToken(Credential credential) {
        return credential.type().equals("PAT");
    }

    /** A key has one of two places, and no extract tells which; of a user with one key both can be emptied. */
    private static Optional<Statement> unset(Finding finding, Workbench bench, Credential key) {
        long keys = bench.rows(finding, Credential.EXTRACT)
                .filter(other -> other.user().equals(key.user()) && other.type().equals(key.type()))
                .count();
        String comment = """
                It is the only key pair of the user, in one of two places, and opens the account no more. DESCRIBE USER tells
                the key before. Needs OWNERSHIP of the user.
                Undo: %sSET RSA_PUBLIC_KEY = '…';""".formatted(alter(key));
        String sql = alter(key) + "UNSET RSA_PUBLIC_KEY;\n" + alter(key) + "UNSET RSA_PUBLIC_KEY_2;";
        return Cells.without(bench, key)
                .filter(edit -> keys == 1)
                .map(edit -> Statement.audited(comment, sql, List.of(edit)));
    }

    private static Optional<Statement> disabled(Workbench bench, Credential token) {
        String modify =
                alter(token) + "MODIFY PROGRAMMATIC ACCESS TOKEN " + Quoted.name(token.name()) + " SET DISABLED = ";
        String comment = "Opens the account no more. Needs OWNERSHIP of the user.\nUndo: " + modify + "FALSE;";
        return Cells.with(bench, token, "STATUS", "DISABLED")
                .map(edit -> Statement.audited(comment, modify + "TRUE;", List.of(edit)));
    }

    private static Statement rotated(Credential token) {
        String comment = """
                Gives a new secret, once, and lets the old one open the account for another 24 hours: have it put in place by
                then. Needs OWNERSHIP of the user, or MODIFY PROGRAMMATIC AUTHENTICATION METHODS on it.""";
        String sql = alter(token) + "ROTATE PROGRAMMATIC ACCESS TOKEN " + Quoted.name(token.name()) + ";";
        return Statement.doubted(comment, sql, SECRET);
    }

    /** A role restriction cannot be changed, so the token needs a successor. */
    private static Optional<Statement> restricted(Finding finding, Workbench bench, Credential token) {
        LocalDate created = token.created();
        LocalDate ends = token.expires();
        return bench.rows(finding, AccountUser.EXTRACT)
                .filter(user -> user.name().equals(token.user()))
                .map(AccountUser::defaultRole)
                .filter(role -> !role.isEmpty() && !role.equals("ACCOUNTADMIN"))
                .filter(role -> created != null && ends != null && created.isBefore(ends))
                .findFirst()
                .map(role -> {
                    String comment = """
                            A second token for the default role alone, for as many days as the first one. When it is in place,
                            remove the first: %s""".formatted(alter(token) + "REMOVE PROGRAMMATIC ACCESS TOKEN "
                            + Quoted.name(token.name()) + ";");
                    String sql = "%sADD PROGRAMMATIC ACCESS TOKEN %s ROLE_RESTRICTION = %s DAYS_TO_EXPIRY = %d;"
                            .formatted(
                                    alter(token),
                                    Quoted.name(token.name() + "_" + role),
                                    Quoted.text(role),
                                    ChronoUnit.DAYS.between(created, ends));
                    return Statement.doubted(comment, sql, SECRET + "; which role it needs is not told either");
                });
    }

    private static String alter(Credential token) {
        return "ALTER USER " + Quoted.name(token.user()) + " ";
    }
}
