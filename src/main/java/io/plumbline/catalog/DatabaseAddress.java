package io.plumbline.catalog;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a server is and who logs in.
 *
 * @param url a JDBC address without user and password
 */
record DatabaseAddress(
        String url, @Nullable String user, @Nullable String password) {

    private static final Pattern SECRET = Pattern.compile("([?&])(user|password)=([^&]*)");

    /** Takes {@code jdbc:postgresql://…} as well as {@code postgres://user:password@host/database}. */
    static DatabaseAddress of(String url, @Nullable String user, @Nullable String password) {
        if (url.startsWith("jdbc:postgresql:")) {
            return withoutSecrets(url, user, password);
        }
        if (url.startsWith("postgres://") || url.startsWith("postgresql://")) {
            return fromUri(url, user, password);
        }
        String scheme = url.contains(":") ? url.substring(0, url.indexOf(':')) : "no scheme";
        throw new DatabaseProblem(
                "PLUMBLINE_DB_URL is no PostgreSQL address: it begins with '" + scheme + "'",
                "write jdbc:postgresql://host:5432/database, or unset it to use the embedded database");
    }

    private static DatabaseAddress fromUri(String url, @Nullable String user, @Nullable String password) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() == null) {
                throw new URISyntaxException("", "no host");
            }
            String[] login = uri.getRawUserInfo() == null
                    ? new String[0]
                    : uri.getRawUserInfo().split(":", 2);
            String port = uri.getPort() > 0 ? ":" + uri.getPort() : "";
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return withoutSecrets(
                    "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
                    user != null ? user : login.length > 0 ? decoded(login[0]) : null,
                    password != null ? password : login.length > 1 ? decoded(login[1]) : null);
        } catch (URISyntaxException e) {
            throw new DatabaseProblem(
                    "PLUMBLINE_DB_URL is no address: " + e.getReason(),
                    "write jdbc:postgresql://host:5432/database; user and password go into PLUMBLINE_DB_USER and"
                            + " PLUMBLINE_DB_PASSWORD");
        }
    }

    private static DatabaseAddress withoutSecrets(String url, @Nullable String user, @Nullable String password) {
        @Nullable String foundUser = user;
        @Nullable String foundPassword = password;
        for (Matcher m = SECRET.matcher(url); m.find(); ) {
            String value = decoded(m.group(3));
            if (m.group(2).equals("user") && foundUser == null) {
                foundUser = value;
            } else if (m.group(2).equals("password") && foundPassword == null) {
                foundPassword = value;
            }
        }
        String clean =
                SECRET.matcher(url).replaceAll("$1").replaceAll("[?&]+$", "").replaceAll("([?&])&+", "$1");
        return new DatabaseAddress(clean, foundUser, foundPassword);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /**
     * Connections to it, each one new. The driver is named, for DriverManager would first load every other one there
     * is.
     */
    PGSimpleDataSource connections() {
        PGSimpleDataSource connections = new PGSimpleDataSource();
        connections.setURL(url);
        try {
            for (Map.Entry<Object, Object> property : properties().entrySet()) {
                connections.setProperty(
                        property.getKey().toString(), property.getValue().toString());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the driver does not know one of its own properties", e);
        }
        return connections;
    }

    /** What the driver is told besides the address. */
    Properties properties() {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("ApplicationName", "plumbline");
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    /** The address without its options, fit for a message. */
    String shown() {
        return url.replaceFirst("^jdbc:", "").replaceFirst("\\?.*", "");
    }

    /** A text without the password in it. */
    String masked(String text) {
        return password == null || password.isEmpty() ? text : text.replace(password, "***");
    }

    @Override
    public String toString() {
        return shown();
    }
}
