package io.plumbline.fix.account;

import io.plumbline.fix.AccountRemedy;
import io.plumbline.fix.Mends;
import io.plumbline.fix.Statement;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Finding;
import io.plumbline.model.account.AccountUser;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets the sessions of a person begin without the rights of ACCOUNTADMIN. */
@Mends(
        value = {"account-admin-by-default", "account-admin-for-routine-work"},
        by =
                "lets the sessions of a person begin as PUBLIC, which everybody has; for what was run already that stays unproven",
        unless = "it is no person, for a service needs one certain role, or the default role is another one")
final class PlainDefaultRole implements AccountRemedy {

    private static final Set<String> PEOPLE = Set.of("", "PERSON");

    @Override
    public Optional<Statement> statement(Finding finding, Workbench bench) {
        return bench.rows(finding, AccountUser.EXTRACT)
                .filter(user -> user.name().equals(finding.facts().get("user")))
                .filter(user -> user.defaultRole().equals("ACCOUNTADMIN") && PEOPLE.contains(user.type()))
                .findFirst()
                .flatMap(user -> statement(finding, bench, user));
    }

    private static Optional<Statement> statement(Finding finding, Workbench bench, AccountUser user) {
        String alter = "ALTER USER " + Quoted.name(user.name()) + " SET DEFAULT_ROLE = ";
        String comment = """
                Sessions begin as PUBLIC; USE ROLE takes another one. Name a role of this user instead where there is one
                for daily work. Needs OWNERSHIP of the user.
                Undo: %s""".formatted(alter + Quoted.name("ACCOUNTADMIN") + ";");
        String sql = alter + Quoted.name("PUBLIC") + ";";
        return finding.rule().equals("account-admin-for-routine-work")
                ? Optional.of(Statement.doubted(comment, sql, History.RUN))
                : Cells.with(bench, user, "DEFAULT_ROLE", "PUBLIC")
                        .map(edit -> Statement.audited(comment, sql, List.of(edit)));
    }
}
