package io.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AccountTest {

    @Test
    void anOrdinaryUserRunsProgramsAsHimself() {
        Account account = Account.of("ann", false, command -> {
            throw new IllegalStateException("there is nothing to try");
        });
        assertThat(account).isEqualTo(new Account("ann", List.of()));
        assertThat(account.command(List.of("initdb", "-D"))).containsExactly("initdb", "-D");
    }

    @Test
    void rootOpensAUserNamespace() {
        Account account = Account.of("root", true, command -> command.get(0).equals("unshare"));
        assertThat(account.command(List.of("initdb"))).containsExactly("unshare", "-U", "initdb");
        assertThat(account.name()).isEqualTo("root");
    }

    @Test
    void rootBecomesAnAccountWhereNamespacesAreForbidden() {
        Account account =
                Account.of("root", true, command -> !command.get(0).equals("unshare") && !command.contains("postgres"));
        assertThat(account.name()).isEqualTo("nobody");
        assertThat(account.prefix()).startsWith("setpriv", "--reuid=nobody").contains("--clear-groups");
    }

    @Test
    void rootUsesSuWhereThereIsNoSetpriv() {
        Account account =
                Account.of("root", true, command -> List.of("id", "su").contains(command.get(0)));
        assertThat(account.name()).isEqualTo("postgres");
        assertThat(account.command(List.of("initdb", "-D", "a b")))
                .containsExactly(
                        "su", "-s", "/bin/sh", "postgres", "-c", "exec \"$0\" \"$@\"", "--", "initdb", "-D", "a b");
    }

    @Test
    void rootIsToldWhatToDoWhereNothingWorks() {
        assertThatThrownBy(() -> Account.of("root", true, command -> false))
                .isInstanceOfSatisfying(DatabaseProblem.class, problem -> assertThat(problem.action())
                        .contains("ordinary user")
                        .contains("PLUMBLINE_DB_URL"));
    }
}
