package io.plumbline.sql.lineage;

import java.util.Locale;

/** Functions written without parentheses: they look like columns and come from none. */
final class Constants {

    private Constants() {}

    static boolean is(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "CURRENT_DATE",
                    "CURRENT_TIME",
                    "CURRENT_TIMESTAMP",
                    "LOCALTIME",
                    "LOCALTIMESTAMP",
                    "SYSDATE",
                    "CURRENT_USER",
                    "CURRENT_ROLE",
                    "CURRENT_SCHEMA",
                    "CURRENT_CATALOG",
                    "SESSION_USER",
                    "USER",
                    "DEFAULT",
                    "GETDATE" -> true;
            default -> false;
        };
    }
}
