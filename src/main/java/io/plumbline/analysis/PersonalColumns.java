package io.plumbline.analysis;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Knows columns about persons by their names. A name can lie both ways, so this informs and forbids nothing. */
final class PersonalColumns {

    /** Words that are enough by themselves. The kinds are those of Article 4 and 9 of the GDPR that columns have names for. */
    private static final Set<String> WORDS = Set.of(
            "EMAIL",
            "MAIL",
            "PHONE",
            "MOBILE",
            "TELEPHONE",
            "FAX",
            "SSN",
            "BIRTHDATE",
            "BIRTHDAY",
            "DOB",
            "IBAN",
            "PASSPORT",
            "SURNAME",
            "LASTNAME",
            "FIRSTNAME",
            "FULLNAME",
            "NICKNAME",
            "STREET",
            "ADDRESS",
            "POSTCODE",
            "ZIPCODE",
            "GENDER",
            "RELIGION",
            "ETHNICITY",
            "SALARY",
            "DIAGNOSIS",
            "LATITUDE",
            "LONGITUDE",
            "PASSWORD");

    /** Words that are enough together. */
    private static final List<Set<String>> TOGETHER = List.of(
            Set.of("FIRST", "NAME"),
            Set.of("LAST", "NAME"),
            Set.of("FULL", "NAME"),
            Set.of("USER", "NAME"),
            Set.of("CUSTOMER", "NAME"),
            Set.of("BIRTH", "DATE"),
            Set.of("CARD", "NUMBER"),
            Set.of("TAX", "ID"),
            Set.of("NATIONAL", "ID"),
            Set.of("IP", "ADDRESS"),
            Set.of("ZIP", "CODE"),
            Set.of("POSTAL", "CODE"));

    private PersonalColumns() {}

    static boolean is(String column) {
        Set<String> words = new HashSet<>(Arrays.asList(column.replaceAll("([a-z])([A-Z])", "$1_$2")
                .toUpperCase(Locale.ROOT)
                .split("[^A-Z0-9]+")));
        return words.stream().anyMatch(WORDS::contains) || TOGETHER.stream().anyMatch(words::containsAll);
    }
}
