package io.plumbline.sql.parser;

import io.plumbline.sql.Dialect;
import java.util.Set;

/** The words for parts of dates and times, which functions take without quotes. */
final class DateParts {

    private static final Set<String> PARTS = Set.of("""
            YEAR Y YY YYY YYYY YR YEARS YRS MONTH MM MON MONS MONTHS DAY D DD DAYS DAYOFMONTH DAYOFWEEK
            DAYOFWEEKISO DAYOFWEEK_ISO WEEKDAY DOW DW DAYOFYEAR YEARDAY DOY DY WEEK W WK WEEKOFYEAR WOY WY
            WEEKISO WEEK_ISO WEEKOFYEARISO ISOWEEK QUARTER Q QTR QTRS QUARTERS YEAROFWEEK YEAROFWEEKISO ISOYEAR
            HOUR H HH HR HOURS HRS MINUTE M MI MIN MINUTES MINS SECOND S SEC SECONDS SECS MILLISECOND MS MSEC
            MILLISECONDS MICROSECOND US USEC MICROSECONDS NANOSECOND NS NSEC NANOSEC NSECOND NANOSECONDS
            EPOCH_SECOND EPOCH EPOCH_SECONDS EPOCH_MILLISECOND EPOCH_MILLISECONDS EPOCH_MICROSECOND
            EPOCH_NANOSECOND TIMEZONE_HOUR TZH TIMEZONE_MINUTE TZM TIMEZONE WEEKS DECADE CENTURY MILLENNIUM DATE
            TIME DATETIME ISODOW JULIAN DAYOFWEEK_US MILLENNIA DECADES
            """.strip().split("\\s+"));

    private DateParts() {}

    /** Whether a function takes a unit among its arguments. */
    static boolean takenBy(String function) {
        return switch (function) {
            case "DATEADD",
                    "DATE_ADD",
                    "DATEDIFF",
                    "DATE_DIFF",
                    "DATE_TRUNC",
                    "DATE_PART",
                    "DATEPART",
                    "DATENAME",
                    "DATE_SUB",
                    "DATESUB",
                    "TIMEADD",
                    "TIMEDIFF",
                    "TIMESTAMPADD",
                    "TIMESTAMPDIFF",
                    "TIMESTAMP_ADD",
                    "TIMESTAMP_DIFF",
                    "TIMESTAMP_SUB",
                    "TIMESTAMP_TRUNC",
                    "DATETIME_ADD",
                    "DATETIME_DIFF",
                    "DATETIME_SUB",
                    "DATETIME_TRUNC",
                    "TIME_ADD",
                    "TIME_DIFF",
                    "TIME_SUB",
                    "TIME_TRUNC",
                    "TIME_SLICE",
                    "LAST_DAY",
                    "TRUNC",
                    "MONTHS_BETWEEN" -> true;
            default -> false;
        };
    }

    /** Whether it is the last argument. */
    static boolean lastFor(String function, Dialect dialect) {
        return dialect == Dialect.BIGQUERY || function.equals("LAST_DAY") || function.equals("TRUNC");
    }

    static boolean isPart(String word) {
        return PARTS.contains(word);
    }
}
