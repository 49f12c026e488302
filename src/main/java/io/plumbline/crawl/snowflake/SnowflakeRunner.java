package io.plumbline.crawl.snowflake;

import io.plumbline.crawl.BoundedQuery;
import io.plumbline.crawl.Cancellation;
import io.plumbline.crawl.QueryCost;
import io.plumbline.crawl.QueryFailure;
import io.plumbline.crawl.QueryResult;
import io.plumbline.crawl.QueryRunner;
import io.plumbline.crawl.QueryTarget;
import io.plumbline.crawl.QueryTrail;
import io.plumbline.job.Options;
import io.plumbline.job.SourceSpec;
import io.plumbline.job.UserError;
import io.plumbline.sql.Verdict;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Single queries on a Snowflake account. Besides the query itself a session sends only fixed statements: one that leaves
 * secondary roles, one that asks who it is, and SHOW GRANTS of its role.
 */
@Component
final class SnowflakeRunner implements QueryRunner {

    private record Self(
            String account,
            String user,
            @Nullable String role,
            @Nullable String warehouse) {}

    @Override
    public String type() {
        return "snowflake";
    }

    @Override
    public QueryTarget target(SourceSpec source) {
        Options options = source.options();
        return new QueryTarget(
                source.name(),
                options.text("account", ""),
                options.text("address", ""),
                options.text("user", ""),
                options.text("role", ""),
                options.text("warehouse", ""));
    }

    @Override
    public QueryCost explain(SourceSpec source, BoundedQuery query) {
        guarded(query);
        SnowflakeLogin login = SnowflakeLogin.of(source);
        try (SnowflakeSession session = SnowflakeSession.open(login, parameters(query))) {
            reader(login, session);
            return ExplainedCost.of(session, query);
        }
    }

    @Override
    public QueryResult run(SourceSpec source, BoundedQuery query, QueryTrail trail, Cancellation cancellation) {
        guarded(query);
        SnowflakeLogin login = SnowflakeLogin.of(source);
        SnowflakeSession session = SnowflakeSession.open(login, parameters(query));
        try {
            Self self = reader(login, session);
            if (self.warehouse() == null) {
                throw UserError.source(
                        "source \"" + login.source() + "\": role " + self.role() + " has no warehouse to run it on",
                        "Name one as warehouse in jobs.yml, and grant the role USAGE on it.");
            }
            trail.sending(query, self.account(), self.user(), String.valueOf(self.role()));
            return new WatchedStatement(session, query, cancellation).result();
        } finally {
            WatchedStatement.aside(session::close);
        }
    }

    private static void guarded(BoundedQuery query) {
        Verdict verdict = query.verdict();
        if (!verdict.accepted()) {
            throw new QueryFailure(QueryFailure.Kind.REFUSED, null, "the read-only guard says: " + verdict);
        }
    }

    /** Results come one piece at a time, so that no more of them is held than is read. */
    static Map<String, String> parameters(BoundedQuery query) {
        return Map.of(
                "QUERY_TAG",
                query.tag(),
                "STATEMENT_TIMEOUT_IN_SECONDS",
                Integer.toString(query.limits().seconds()),
                "CLIENT_PREFETCH_THREADS",
                "1");
    }

    /** Who we are there. A role that could write is refused, whatever jobs.yml allows a crawl. */
    private static Self reader(SnowflakeLogin login, SnowflakeSession session) {
        Self self = session.query(
                        "select current_account(), current_user(), current_role(), current_warehouse()",
                        row -> new Self(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .get(0);
        String role = self.role();
        if (role == null) {
            throw UserError.source(
                    "source \"" + login.source() + "\": " + self.user() + " has no role in this session",
                    "Name one as role in jobs.yml, or set DEFAULT_ROLE of the user.");
        }
        RoleReach reach = RoleReach.of(session, role);
        if (!reach.writing().isEmpty()) {
            throw refused(role, "could write: " + reach.writing().get(0));
        }
        if (!reach.hidden().isEmpty()) {
            throw refused(
                    role,
                    "has grants that it may not see, of role " + reach.hidden().get(0)
                            + "; whether it could write is not known");
        }
        return self;
    }

    private static QueryFailure refused(String role, String why) {
        return new QueryFailure(QueryFailure.Kind.REFUSED, null, "role " + role + " " + why);
    }
}
