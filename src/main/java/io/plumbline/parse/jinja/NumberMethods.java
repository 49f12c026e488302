package io.plumbline.parse.jinja;

import java.util.Set;

/** Methods of int, float and bool. */
final class NumberMethods {

    private static final Set<String> WHOLE = Set.of("bit_length", "conjugate", "real", "numerator", "denominator");
    private static final Set<String> REAL = Set.of("is_integer", "conjugate");

    private NumberMethods() {}

    static boolean has(Object owner, String name) {
        return Numbers.isFloat(owner) ? REAL.contains(name) : WHOLE.contains(name);
    }

    static Object call(Object owner, String name) {
        return switch (name) {
            case "bit_length" -> (long) Numbers.big(owner).abs().bitLength();
            case "is_integer" -> Numbers.real(owner) == Math.rint(Numbers.real(owner));
            case "denominator" -> 1L;
            default -> owner;
        };
    }
}
