package io.plumbline.crawl.snowflake;

import io.plumbline.job.Options;
import io.plumbline.job.SourceSpec;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The contract on an account of yours. {@code PLUMBLINE_TEST_SNOWFLAKE_ACCOUNT}, {@code …_USER}, {@code …_ROLE},
 * {@code …_WAREHOUSE} and {@code …_KEY_FILE} (or {@code …_TOKEN}) name the options of a source. It reads no rows but those of
 * SHOW and the preflight's.
 */
@EnabledIfEnvironmentVariable(named = RealAccountIT.PREFIX + "ACCOUNT", matches = ".+")
class RealAccountIT extends AccountContract {

    static final String PREFIX = "PLUMBLINE_TEST_SNOWFLAKE_";

    @Override
    SnowflakeLogin login() {
        Map<String, Object> options = new TreeMap<>(Map.of("allow-writing-role", true));
        Set<String> names = Set.of(
                "account", "user", "role", "warehouse", "key-file", "key-passphrase", "token", "login", "address");
        for (String name : names) {
            String value = System.getenv(PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_'));
            if (value != null) {
                options.put(name, value);
            }
        }
        return SnowflakeLogin.of(new SourceSpec("account", "snowflake", new Options(options), 1, Path.of("")));
    }
}
