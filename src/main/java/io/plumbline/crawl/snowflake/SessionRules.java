package io.plumbline.crawl.snowflake;

import java.util.Properties;

/**
 * How a session is set up: nothing is sent but what we ask, nothing is written, no file is moved, and everything that
 * runs carries our tag and a limit of time. Names are those of snowflake-jdbc and of Snowflake's session parameters.
 */
final class SessionRules {

    /** What QUERY_HISTORY shows of our own statements, so that they can be told from everybody's. */
    static final String QUERY_TAG = "{\"app\":\"plumbline\"}";

    private static final int LOGIN_SECONDS = 60;

    static {
        // else the driver writes to stderr by java.util.logging before it throws
        if (System.getProperty("net.snowflake.jdbc.loggerImpl") == null) {
            System.setProperty("net.snowflake.jdbc.loggerImpl", "net.snowflake.client.log.SLF4JLogger");
        }
    }

    private SessionRules() {}

    /**
     * @param seconds how long a statement may take
     */
    static Properties properties(int seconds) {
        Properties properties = new Properties();
        properties.put("application", "Plumbline");
        properties.put("JDBC_QUERY_RESULT_FORMAT", "JSON"); // Arrow needs a JVM that is opened for it
        properties.put("CLIENT_TELEMETRY_ENABLED", "false");
        properties.put("CLIENT_OUT_OF_BAND_TELEMETRY_ENABLED", "false");
        properties.put("htapOOBTelemetryEnabled", "false");
        properties.put("disablePlatformDetection", "true"); // else it asks the cloud's metadata address
        properties.put("enablePutGet", "false");
        properties.put("clientStoreTemporaryCredential", "false");
        properties.put("CLIENT_PREFETCH_THREADS", "1"); // else several pieces of a result are held at once
        properties.put("loginTimeout", Integer.toString(LOGIN_SECONDS));
        properties.put("TIMEZONE", "UTC");
        properties.put("QUERY_TAG", QUERY_TAG);
        properties.put("STATEMENT_TIMEOUT_IN_SECONDS", Integer.toString(seconds));
        properties.put("MULTI_STATEMENT_COUNT", "1");
        return properties;
    }
}
