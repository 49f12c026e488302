package io.plumbline.crawl.snowflake;

import static io.plumbline.job.OptionSpec.Type.FLAG;
import static io.plumbline.job.OptionSpec.Type.NUMBER;
import static io.plumbline.job.OptionSpec.Type.REFUSED;
import static io.plumbline.job.OptionSpec.Type.SECRET;
import static io.plumbline.job.OptionSpec.Type.TEXT;

import io.plumbline.job.OptionSpec;
import java.util.List;

/** How jobs.yml describes the way to an account. */
final class SnowflakeOptions {

    /** The values of {@code login}. */
    static final List<String> LOGINS =
            List.of("key-pair", "programmatic-access-token", "oauth", "workload-identity", "external-browser");

    /** The values of {@code identity-provider}. */
    static final List<String> PROVIDERS = List.of("oidc", "aws", "azure", "gcp");

    static final List<OptionSpec> ALL = List.of(
            new OptionSpec("account", TEXT, true, "Account identifier: organization and account", "acme-analytics"),
            new OptionSpec("user", TEXT, true, "User to log in as, of type SERVICE", "PLUMBLINE"),
            new OptionSpec("role", TEXT, false, "Role to work as; without it the user's default", "PLUMBLINE_READER"),
            new OptionSpec("warehouse", TEXT, false, "Warehouse that runs the queries", "PLUMBLINE_WH"),
            new OptionSpec(
                    "login",
                    TEXT,
                    false,
                    "One of " + String.join(", ", LOGINS) + " (key-pair, or programmatic-access-token with a token)",
                    "oauth"),
            new OptionSpec(
                    "key-file", TEXT, false, "Private key as PKCS#8 in PEM, encrypted or not", "~/.snowflake/key.p8"),
            new OptionSpec(
                    "key-passphrase", SECRET, false, "Passphrase of an encrypted key", "${SNOWFLAKE_PASSPHRASE}"),
            new OptionSpec(
                    "token",
                    SECRET,
                    false,
                    "Programmatic access token, or token of OAuth or OIDC",
                    "${SNOWFLAKE_TOKEN}"),
            new OptionSpec(
                    "identity-provider",
                    TEXT,
                    false,
                    "Who vouches for a workload identity: " + String.join(", ", PROVIDERS) + " (oidc, with a token)",
                    "aws"),
            new OptionSpec(
                    "address",
                    TEXT,
                    false,
                    "Address of the account where it is reached by a private link",
                    "https://acme-analytics.privatelink.snowflakecomputing.com"),
            new OptionSpec("timeout-seconds", NUMBER, false, "How long a statement may take (1800)", "600"),
            new OptionSpec(
                    "allow-writing-role", FLAG, false, "Take a role that could change something (false)", "true"),
            new OptionSpec(
                    "password",
                    REFUSED,
                    false,
                    "Snowflake ends logins of services by password; give the user a key pair and name the private"
                            + " key as key-file, or give a token from the environment",
                    "key-file: ~/.snowflake/key.p8"));

    private SnowflakeOptions() {}
}
