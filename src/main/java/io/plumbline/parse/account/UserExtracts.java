package io.plumbline.parse.account;

import io.plumbline.model.account.AccountUser;
import io.plumbline.model.account.AdminGrant;
import io.plumbline.model.account.AdminUse;
import io.plumbline.model.account.Credential;
import io.plumbline.model.account.FailedLogins;
import io.plumbline.model.account.NetworkPolicy;
import io.plumbline.model.account.PublicGrant;
import java.util.List;

/** Extracts about users and what they may do. */
final class UserExtracts {

    static final List<ExtractReader<?>> ALL = List.of(
            new ExtractReader<>(AccountUser.EXTRACT, UserExtracts::user),
            new ExtractReader<>(AdminGrant.EXTRACT, UserExtracts::admin),
            new ExtractReader<>(AdminUse.EXTRACT, UserExtracts::adminUse),
            new ExtractReader<>(NetworkPolicy.EXTRACT, UserExtracts::policy),
            new ExtractReader<>(Credential.EXTRACT, UserExtracts::credential),
            new ExtractReader<>(PublicGrant.EXTRACT, UserExtracts::grant),
            new ExtractReader<>(FailedLogins.EXTRACT, UserExtracts::logins));

    private UserExtracts() {}

    private static AccountUser user(Row row) {
        return new AccountUser(
                row.needed("NAME"),
                row.text("TYPE"),
                row.flag("HAS_PASSWORD"),
                row.flag("HAS_MFA"),
                row.text("DEFAULT_ROLE"),
                row.day("CREATED_ON"),
                row.day("LAST_SUCCESS_LOGIN"),
                row.at());
    }

    private static AdminGrant admin(Row row) {
        return new AdminGrant(row.needed("GRANTED_TO"), row.needed("GRANTEE_NAME"), row.at());
    }

    private static AdminUse adminUse(Row row) {
        return new AdminUse(row.needed("USER_NAME"), row.count("QUERIES"), row.count("ADMIN_QUERIES"), row.at());
    }

    private static NetworkPolicy policy(Row row) {
        return new NetworkPolicy(
                row.count("ID"),
                row.needed("NAME"),
                row.text("ALLOWED_IP_LIST"),
                row.text("BLOCKED_IP_LIST"),
                row.count("USES"),
                row.at());
    }

    private static Credential credential(Row row) {
        return new Credential(
                row.count("CREDENTIAL_ID"),
                row.needed("NAME"),
                row.needed("USER_NAME"),
                row.needed("TYPE"),
                row.text("STATUS"),
                row.day("CREATED_ON"),
                row.day("LAST_USED_ON"),
                row.day("EXPIRATION_DATE"),
                row.text("ADDITIONAL_DETAILS"),
                row.at());
    }

    private static PublicGrant grant(Row row) {
        return new PublicGrant(
                row.needed("TABLE_CATALOG"),
                row.needed("TABLE_SCHEMA"),
                row.needed("GRANTED_ON"),
                row.needed("PRIVILEGE"),
                row.count("OBJECTS"),
                row.text("NAME"),
                row.at());
    }

    private static FailedLogins logins(Row row) {
        return new FailedLogins(
                row.needed("USER_NAME"),
                row.count("FAILED"),
                row.count("MOST_IN_AN_HOUR"),
                row.text("WORST_HOUR"),
                row.text("ERROR_MESSAGE"),
                row.at());
    }
}
