package io.plumbline.crawl.snowflake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The token a client signs with its private key: who it says it is, and whether that is so. */
record Jwt(String algorithm, String issuer, String subject, Instant expires, String signed, byte[] signature) {

    static Jwt of(String token) {
        String[] parts = token.split("\\.");
        if (parts.length != 3) {
            throw new IllegalArgumentException("a JWT has three parts, this has " + parts.length);
        }
        JsonNode header = json(parts[0]);
        JsonNode claims = json(parts[1]);
        return new Jwt(
                header.path("alg").asString(""),
                claims.path("iss").asString(""),
                claims.path("sub").asString(""),
                Instant.ofEpochSecond(claims.path("exp").asLong(0)),
                parts[0] + "." + parts[1],
                Base64.getUrlDecoder().decode(parts[2]));
    }

    private static JsonNode json(String part) {
        byte[] bytes = Base64.getUrlDecoder().decode(part);
        return JsonMapper.builder().build().readTree(new String(bytes, StandardCharsets.UTF_8));
    }

    /** Whether the owner of this key signed it for this user, and it is not over. */
    boolean isOf(String account, String user, PublicKey key, Instant now) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
        String name = account + "." + user;
        Signature check = Signature.getInstance("SHA256withRSA");
        check.initVerify(key);
        check.update(signed.getBytes(StandardCharsets.UTF_8));
        return algorithm.equals("RS256")
                && subject.equals(name)
                && issuer.equals(name + ".SHA256:" + Base64.getEncoder().encodeToString(digest))
                && expires.isAfter(now)
                && check.verify(signature);
    }
}
