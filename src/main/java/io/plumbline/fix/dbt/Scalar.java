package io.plumbline.fix.dbt;

/** A text as YAML. */
public final class Scalar {

    private Scalar() {}

    /** Plain where it cannot be read as anything else, quoted elsewhere. */
    public static String of(String text) {
        return text.matches("[A-Za-z][A-Za-z0-9 ,.()/'-]*[A-Za-z0-9.)]")
                        && !text.matches("(?i)true|false|yes|no|on|off|null|y|n")
                ? text
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t") + '"';
    }
}
