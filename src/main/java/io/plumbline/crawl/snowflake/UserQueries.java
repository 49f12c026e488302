package io.plumbline.crawl.snowflake;

import io.plumbline.model.account.AccountUser;
import java.util.List;

/** Questions about users and what they may do. */
final class UserQueries {

    private static final AccountQuery USERS = AccountQuery.of(AccountUser.EXTRACT, List.of("USERS"), 0, """
            select name, type, has_password, has_mfa from snowflake.account_usage.users
            where deleted_on is null and coalesce(disabled::varchar, 'false') = 'false'
            order by name
            """);

    static final List<AccountQuery> ALL = List.of(USERS);

    private UserQueries() {}
}
