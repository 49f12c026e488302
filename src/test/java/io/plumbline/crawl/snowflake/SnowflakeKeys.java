package io.plumbline.crawl.snowflake;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/** Key pairs for logins, made once per JVM. */
final class SnowflakeKeys {

    static final KeyPair FIRST = pair();
    static final KeyPair SECOND = pair();

    private SnowflakeKeys() {}

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
