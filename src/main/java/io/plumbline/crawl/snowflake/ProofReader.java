package io.plumbline.crawl.snowflake;

import io.plumbline.job.Options;
import io.plumbline.job.SourceSpec;
import io.plumbline.job.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds out from the options of a source how it logs in, and reads the key. */
final class ProofReader {

    /** A key of 16,384 bits has 13 KiB as text. */
    private static final long MAX_KEY_BYTES = 64 * 1024;

    private final SourceSpec source;
    private final Options options;

    ProofReader(SourceSpec source) {
        this.source = source;
        this.options = source.options();
    }

    Proof read() {
        String token = options.text("token");
        String file = options.text("key-file");
        String login = options.text("login", file == null && token != null ? "programmatic-access-token" : "key-pair");
        if (file != null && token != null) {
            throw error("has a key-file and a token; expected one of the two", "Remove one.");
        }
        return switch (login) {
            case "key-pair" -> key(needed(file, "key-file", login));
            case "programmatic-access-token" -> new Proof.AccessToken(needed(token, "token", login));
            case "oauth" -> new Proof.OAuthToken(needed(token, "token", login));
            case "workload-identity" -> identity(token);
            case "external-browser" -> new Proof.Browser();
            default ->
                throw error(
                        "has the login \"" + login + "\"; expected one of "
                                + String.join(", ", SnowflakeOptions.LOGINS),
                        "Use one of these, or leave it out.");
        };
    }

    private Proof.WorkloadIdentity identity(@Nullable String token) {
        String provider = options.text("identity-provider", "oidc");
        if (!SnowflakeOptions.PROVIDERS.contains(provider)) {
            throw error(
                    "has the identity-provider \"" + provider + "\"; expected one of "
                            + String.join(", ", SnowflakeOptions.PROVIDERS),
                    "Use one of these.");
        }
        if (!provider.equals("oidc") && token != null) {
            throw error("has a token, and " + provider + " vouches for this machine itself", "Remove token.");
        }
        return new Proof.WorkloadIdentity(
                provider, provider.equals("oidc") ? needed(token, "token", "workload-identity") : null);
    }

    private String needed(@Nullable String value, String option, String login) {
        if (value == null || value.isBlank()) {
            throw error("logs in by " + login + " and has no \"" + option + "\"", "Add " + option + ".");
        }
        return value;
    }

    private Proof.Key key(String name) {
        String pem = text(name);
        String passphrase = options.text("key-passphrase");
        if (pem.contains("-----BEGIN RSA PRIVATE KEY-----")) {
            throw error(
                    "has the key-file " + name + ", which is PKCS#1; expected PKCS#8",
                    "Convert it: openssl pkcs8 -topk8 -in " + name + " -out key.p8");
        }
        boolean encrypted = pem.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----");
        if (!encrypted && !pem.contains("-----BEGIN PRIVATE KEY-----")) {
            throw error(
                    "has the key-file " + name + ", which holds no private key; expected PKCS#8 in PEM",
                    "Make one: openssl genrsa 2048 | openssl pkcs8 -topk8 -out key.p8");
        }
        if (encrypted == (passphrase == null)) {
            throw error(
                    "has a key-file that is " + (encrypted ? "encrypted and no" : "not encrypted and a")
                            + " passphrase",
                    encrypted ? "Add key-passphrase: ${NAME} and set NAME." : "Remove key-passphrase.");
        }
        return new Proof.Key(pem, passphrase);
    }

    private String text(String name) {
        try {
            Path file = name.startsWith("~/")
                    ? Path.of(System.getProperty("user.home"), name.substring(2))
                    : source.base().resolve(name);
            if (Files.size(file) > MAX_KEY_BYTES) {
                throw new IOException("it has more than 64 KiB");
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw error("has the key-file " + name + ", which does not exist", "Name another file.");
        } catch (IOException | InvalidPathException e) {
            throw error("has the key-file " + name + ", which cannot be read: " + e.getMessage(), "Name another file.");
        }
    }

    private UserError error(String problem, String action) {
        return SnowflakeLogin.error(source, problem, action);
    }
}
