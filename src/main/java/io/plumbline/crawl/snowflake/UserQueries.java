package io.plumbline.crawl.snowflake;

import io.plumbline.model.account.AccountUser;
import io.plumbline.model.account.AdminGrant;
import io.plumbline.model.account.AdminUse;
import io.plumbline.model.account.Credential;
import io.plumbline.model.account.FailedLogins;
import io.plumbline.model.account.NetworkPolicy;
import io.plumbline.model.account.PublicGrant;
import java.util.List;

/** Questions about users and what they may do. */
final class UserQueries {

    /** Snowflake's own users, who never log in, are left out. */
    private static final AccountQuery USERS = AccountQuery.of(AccountUser.EXTRACT, List.of("USERS"), 0, """
            select name, type, has_password, has_mfa, default_role, created_on::date as created_on,
                   last_success_login::date as last_success_login
            from snowflake.account_usage.users
            where deleted_on is null and coalesce(disabled::varchar, 'false') = 'false'
                  and (expires_at is null or expires_at > current_timestamp())
                  and name not in ('SNOWFLAKE', 'WORKSHEETS_APP_USER') and coalesce(type, '') <> 'SNOWFLAKE_SERVICE'
            order by name
            """);

    /** A grant that is older than its user belonged to another one of the same name. */
    private static final AccountQuery ADMINS =
            AccountQuery.of(AdminGrant.EXTRACT, List.of("GRANTS_TO_USERS", "GRANTS_TO_ROLES", "USERS"), 0, """
            select distinct 'USER' as granted_to, g.grantee_name
            from snowflake.account_usage.grants_to_users g
            join snowflake.account_usage.users u on u.name = g.grantee_name and u.created_on <= g.created_on
            where g.role = 'ACCOUNTADMIN' and g.deleted_on is null and u.deleted_on is null
                  and coalesce(u.disabled::varchar, 'false') = 'false'
            union all
            select distinct 'ROLE' as granted_to, grantee_name
            from snowflake.account_usage.grants_to_roles
            where name = 'ACCOUNTADMIN' and granted_on = 'ROLE' and privilege = 'USAGE' and deleted_on is null
            order by granted_to, grantee_name
            """);

    /** What a client asks by itself, and what needs no warehouse, is no work of the user. */
    private static final AccountQuery ADMIN_USE = AccountQuery.of(
            AdminUse.EXTRACT,
            List.of("QUERY_HISTORY"),
            1,
            """
            select start_time::date as day, user_name, count(distinct query_id) as queries,
                   count(distinct case when role_name = 'ACCOUNTADMIN' then query_id end) as admin_queries
            from snowflake.account_usage.query_history
            where start_time >= ?::timestamp_ltz and start_time < ?::timestamp_ltz and warehouse_size is not null
                  and not coalesce(is_client_generated_statement, false)
            group by start_time::date, user_name
            """,
            Daily.of(Daily.QUERIES, Daily.Fold.KEY, Daily.Fold.SUM, Daily.Fold.SUM)
                    .least(1, "ADMIN_QUERIES"));

    private static final AccountQuery POLICIES =
            AccountQuery.of(NetworkPolicy.EXTRACT, List.of("NETWORK_POLICIES", "POLICY_REFERENCES"), 0, """
            select p.id, p.name, p.allowed_ip_list, count(r.policy_id) as uses, p.blocked_ip_list
            from snowflake.account_usage.network_policies p
            left join snowflake.account_usage.policy_references r
                   on r.policy_id = p.id and r.policy_kind = 'NETWORK_POLICY'
            where p.deleted is null
            group by p.id, p.name, p.allowed_ip_list, p.blocked_ip_list
            order by p.name, p.id
            """);

    private static final AccountQuery CREDENTIALS =
            AccountQuery.of(Credential.EXTRACT, List.of("CREDENTIALS", "USERS"), 0, """
            select c.credential_id, c.name, c.user_name, c.type, c.status, c.created_on::date as created_on,
                   c.last_used_on::date as last_used_on, c.expiration_date::date as expiration_date,
                   c.additional_details::varchar as additional_details
            from snowflake.account_usage.credentials c
            join snowflake.account_usage.users u on u.name = c.user_name and u.deleted_on is null
            where coalesce(u.disabled::varchar, 'false') = 'false'
            order by c.user_name, c.name, c.credential_id
            """);

    private static final AccountQuery PUBLIC_GRANTS =
            AccountQuery.of(PublicGrant.EXTRACT, List.of("GRANTS_TO_ROLES"), 0, """
            select table_catalog, table_schema, granted_on, privilege, count(distinct name) as objects, min(name) as name
            from snowflake.account_usage.grants_to_roles
            where grantee_name = 'PUBLIC' and granted_to in ('ROLE', 'ACCOUNT ROLE') and deleted_on is null
                  and privilege in ('SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'READ', 'WRITE')
                  and table_catalog is not null and table_schema is not null
                  and table_catalog not in ('SNOWFLAKE', 'SNOWFLAKE_SAMPLE_DATA')
                  and table_schema <> 'INFORMATION_SCHEMA'
            group by table_catalog, table_schema, granted_on, privilege
            order by table_catalog, table_schema, granted_on, privilege
            """);

    private static final AccountQuery FAILED_LOGINS =
            AccountQuery.of(FailedLogins.EXTRACT, List.of("LOGIN_HISTORY"), 1, """
            with hours as (
                select user_name, date_trunc('hour', event_timestamp) as hour_time, count(distinct event_id) as failed,
                       max(error_message) as error_message
                from snowflake.account_usage.login_history
                where event_timestamp >= ?::timestamp_ltz and event_timestamp < ?::timestamp_ltz
                      and is_success = 'NO' and user_name is not null
                group by user_name, date_trunc('hour', event_timestamp)
            ), worst as (
                select user_name, hour_time, error_message
                from hours
                qualify row_number() over (partition by user_name order by failed desc, hour_time desc) = 1
            )
            select h.user_name, sum(h.failed) as failed, max(h.failed) as most_in_an_hour,
                   left(max(w.hour_time)::varchar, 13) as worst_hour, max(w.error_message) as error_message
            from hours h
            join worst w on w.user_name = h.user_name
            group by h.user_name
            order by h.user_name
            """);

    static final List<AccountQuery> ALL =
            List.of(USERS, ADMINS, ADMIN_USE, POLICIES, CREDENTIALS, PUBLIC_GRANTS, FAILED_LOGINS);

    private UserQueries() {}
}
