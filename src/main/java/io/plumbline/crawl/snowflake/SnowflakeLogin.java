package io.plumbline.crawl.snowflake;

import io.plumbline.job.Options;
import io.plumbline.job.SourceSpec;
import io.plumbline.job.UserError;
import java.net.URI;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The way to an account, as a source of jobs.yml describes it.
 *
 * @param source name in jobs.yml, for messages
 * @param address where the account answers; http only on this machine
 * @param role role to work as, null for the user's default
 * @param seconds how long a statement may take
 * @param mayWrite whether a role is taken that could change something
 */
record SnowflakeLogin(
        String source,
        String account,
        URI address,
        String user,
        @Nullable String role,
        @Nullable String warehouse,
        Proof proof,
        int seconds,
        boolean mayWrite) {

    /** The letters of account identifiers and locators, with the region and cloud a locator may carry. */
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+){0,3}");

    private static final int SECONDS = 1800;

    /**
     * @throws UserError where an option is missing, contradicts another one, or names a file that is no key
     */
    static SnowflakeLogin of(SourceSpec source) {
        Options options = source.options();
        String account = needed(source, "account");
        if (account.contains("snowflakecomputing") || !ACCOUNT.matcher(account).matches()) {
            throw error(
                    source,
                    "has the account \"" + account + "\"; expected an account identifier",
                    "Write it as organization-account, for example acme-analytics, without https:// and"
                            + " .snowflakecomputing.com.");
        }
        return new SnowflakeLogin(
                source.name(),
                account,
                address(source, account),
                needed(source, "user"),
                options.text("role"),
                options.text("warehouse"),
                new ProofReader(source).read(),
                seconds(source),
                options.flag("allow-writing-role", false));
    }

    static UserError error(SourceSpec source, String problem, String action) {
        return UserError.input("jobs.yml:" + source.line() + ": source \"" + source.name() + "\" " + problem, action);
    }

    private static String needed(SourceSpec source, String option) {
        String value = source.options().text(option);
        if (value == null || value.isBlank()) {
            throw error(source, "has no \"" + option + "\"; it is required", "Add " + option + ".");
        }
        return value.strip();
    }

    private static int seconds(SourceSpec source) {
        int seconds = source.options().number("timeout-seconds", SECONDS);
        if (seconds < 1) {
            throw error(source, "has timeout-seconds " + seconds + "; expected 1 or more", "Remove it, or raise it.");
        }
        return seconds;
    }

    private static URI address(SourceSpec source, String account) {
        String host = account.replace('_', '-') + ".snowflakecomputing.com"; // no certificate has an underscore
        String text = source.options().text("address", "https://" + host);
        try {
            URI address = URI.create(text);
            boolean here = "127.0.0.1".equals(address.getHost()) || "localhost".equals(address.getHost());
            boolean safe = "https".equals(address.getScheme()) || (here && "http".equals(address.getScheme()));
            if (safe && address.getHost() != null && address.getUserInfo() == null && address.getQuery() == null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw error(
                source,
                "has an \"address\" that is none; expected https:// and a host",
                "Write it like https://acme-analytics.privatelink.snowflakecomputing.com, or leave it out.");
    }

    /** Where the driver connects to. */
    String url() {
        boolean plain = "http".equals(address.getScheme());
        int port = address.getPort() > 0 ? address.getPort() : plain ? 80 : 443;
        return "jdbc:snowflake://" + address.getHost() + ":" + port + "/" + (plain ? "?ssl=off" : "");
    }

    /** Who, as what, and how the driver has to behave. Holds secrets: for the driver only. */
    Properties properties() {
        Properties properties = SessionRules.properties(seconds);
        properties.put("account", account);
        properties.put("user", user);
        if (role != null) {
            properties.put("role", role);
        }
        if (warehouse != null) {
            properties.put("warehouse", warehouse);
        }
        proof.into(properties);
        return properties;
    }
}
