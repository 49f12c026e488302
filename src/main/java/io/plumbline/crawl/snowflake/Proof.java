package io.plumbline.crawl.snowflake;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What a login proves itself with. None of these tells its secret when it is printed. */
sealed interface Proof {

    /** Adds the properties by which the driver knows it. */
    void into(Properties properties);

    /**
     * A private key; Snowflake has the public one.
     *
     * @param pem PKCS#8 as text, encrypted or not
     * @param passphrase of an encrypted key
     */
    record Key(String pem, @Nullable String passphrase) implements Proof {

        @Override
        public void into(Properties properties) {
            properties.put("authenticator", "SNOWFLAKE_JWT");
            properties.put(
                    "private_key_base64", Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8)));
            if (passphrase != null) {
                properties.put("private_key_pwd", passphrase);
            }
        }

        @Override
        public String toString() {
            return "a private key";
        }
    }

    /** A programmatic access token of the user. */
    record AccessToken(String token) implements Proof {

        @Override
        public void into(Properties properties) {
            properties.put("authenticator", "PROGRAMMATIC_ACCESS_TOKEN");
            properties.put("token", token);
        }

        @Override
        public String toString() {
            return "a programmatic access token";
        }
    }

    /** An access token of an OAuth provider the account trusts. */
    record OAuthToken(String token) implements Proof {

        @Override
        public void into(Properties properties) {
            properties.put("authenticator", "OAUTH");
            properties.put("token", token);
        }

        @Override
        public String toString() {
            return "an OAuth token";
        }
    }

    /**
     * The identity that a cloud or a Kubernetes cluster gives a workload; no secret of Snowflake's.
     *
     * @param provider {@code oidc}, {@code aws}, {@code azure} or {@code gcp}
     * @param token of an OIDC provider; null where the machine itself is asked
     */
    record WorkloadIdentity(String provider, @Nullable String token) implements Proof {

        @Override
        public void into(Properties properties) {
            properties.put("authenticator", "WORKLOAD_IDENTITY");
            properties.put("workloadIdentityProvider", provider.toUpperCase(Locale.ROOT));
            if (token != null) {
                properties.put("token", token);
            }
        }

        @Override
        public String toString() {
            return "a workload identity";
        }
    }

    /** A person at a browser; never for a job that runs at night. */
    record Browser() implements Proof {

        @Override
        public void into(Properties properties) {
            properties.put("authenticator", "EXTERNALBROWSER");
        }

        @Override
        public String toString() {
            return "a browser";
        }
    }
}
