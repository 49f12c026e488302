package io.plumbline.parse.account;

import io.plumbline.model.account.AccountUser;
import java.util.List;

/** Extracts about users and what they may do. */
final class UserExtracts {

    static final List<ExtractReader<?>> ALL = List.of(new ExtractReader<>(AccountUser.EXTRACT, UserExtracts::user));

    private UserExtracts() {}

    private static AccountUser user(Row row) {
        return new AccountUser(
                row.needed("NAME"), row.text("TYPE"), row.flag("HAS_PASSWORD"), row.flag("HAS_MFA"), row.at());
    }
}
