package io.plumbline.parse.jinja;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Python's arithmetic on int (Long or BigInteger), float (Double) and bool. */
final class Numbers {

    private static final int MOST_BITS = 1 << 17;
    private static final BigInteger LOWEST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger HIGHEST = BigInteger.valueOf(Long.MAX_VALUE);

    private Numbers() {}

    static boolean is(@Nullable Object value) {
        return value instanceof Number || value instanceof Boolean;
    }

    static boolean isInteger(@Nullable Object value) {
        return is(value) && !isFloat(value);
    }

    static boolean isFloat(@Nullable Object value) {
        return value instanceof Double || value instanceof Float || value instanceof BigDecimal;
    }

    static BigInteger big(Object value) {
        if (value instanceof BigInteger big) {
            return big;
        }
        return BigInteger.valueOf(value instanceof Boolean b ? (b ? 1 : 0) : ((Number) value).longValue());
    }

    static double real(Object value) {
        if (value instanceof BigInteger big && big.bitLength() > 1024) {
            throw new Fault("int too large to convert to float");
        }
        return value instanceof Boolean b ? (b ? 1 : 0) : ((Number) value).doubleValue();
    }

    /** A whole number in its usual form: Long where it fits. */
    static Object narrow(BigInteger value) {
        if (value.bitLength() > MOST_BITS) {
            throw Meter.limit("a number has more than " + MOST_BITS + " bits");
        }
        boolean fits = value.compareTo(LOWEST) >= 0 && value.compareTo(HIGHEST) <= 0;
        return fits ? (Object) value.longValue() : value;
    }

    static Object narrow(double whole) {
        if (Double.isNaN(whole) || Double.isInfinite(whole)) {
            throw new Fault("cannot convert float " + Text.str(whole) + " to integer");
        }
        return narrow(new BigDecimal(whole).toBigInteger());
    }

    static Object add(Object a, Object b) {
        if (isFloat(a) || isFloat(b)) {
            return real(a) + real(b);
        }
        if (a instanceof Long x && b instanceof Long y) {
            long sum = x + y;
            if (((x ^ sum) & (y ^ sum)) >= 0) {
                return sum;
            }
        }
        return narrow(big(a).add(big(b)));
    }

    static Object subtract(Object a, Object b) {
        return isFloat(a) || isFloat(b) ? (Object) (real(a) - real(b)) : narrow(big(a).subtract(big(b)));
    }

    static Object multiply(Object a, Object b) {
        return isFloat(a) || isFloat(b) ? (Object) (real(a) * real(b)) : narrow(big(a).multiply(big(b)));
    }

    static Object divide(Object a, Object b) {
        boolean whole = !isFloat(a) && !isFloat(b);
        if (real(b) == 0) {
            throw new Fault(whole ? "division by zero" : "float division by zero");
        }
        return real(a) / real(b);
    }

    static Object floorDivide(Object a, Object b) {
        if (isFloat(a) || isFloat(b)) {
            if (real(b) == 0) {
                throw new Fault("float floor division by zero");
            }
            double remainder = (double) modulo(a, b);
            return Math.rint((real(a) - remainder) / real(b));
        }
        return narrow(divideWhole(a, b)[0]);
    }

    static Object modulo(Object a, Object b) {
        if (isFloat(a) || isFloat(b)) {
            double divisor = real(b);
            if (divisor == 0) {
                throw new Fault("float modulo");
            }
            double remainder = real(a) % divisor;
            boolean opposite = remainder != 0 && (remainder < 0) != (divisor < 0);
            return opposite ? remainder + divisor : remainder == 0 ? Math.copySign(0.0, divisor) : remainder;
        }
        return narrow(divideWhole(a, b)[1]);
    }

    /** Quotient towards minus infinity, and the remainder that has the divisor's sign. */
    private static BigInteger[] divideWhole(Object a, Object b) {
        BigInteger divisor = big(b);
        if (divisor.signum() == 0) {
            throw new Fault("integer division or modulo by zero");
        }
        BigInteger[] parts = big(a).divideAndRemainder(divisor);
        if (parts[1].signum() != 0 && parts[1].signum() != divisor.signum()) {
            return new BigInteger[] {parts[0].subtract(BigInteger.ONE), parts[1].add(divisor)};
        }
        return parts;
    }

    static Object power(Object a, Object b) {
        if (isFloat(a) || isFloat(b) || big(b).signum() < 0) {
            if (real(a) == 0 && real(b) < 0) {
                throw new Fault("0.0 cannot be raised to a negative power");
            }
            return Math.pow(real(a), real(b));
        }
        BigInteger base = big(a);
        BigInteger exponent = big(b);
        if (base.bitLength() <= 1) {
            boolean one = base.signum() >= 0 || !exponent.testBit(0);
            return exponent.signum() == 0 ? (Object) 1L : base.signum() == 0 ? 0L : trivialPower(base, one);
        }
        if (exponent.bitLength() > 31 || (long) base.bitLength() * exponent.intValue() > MOST_BITS) {
            throw Meter.limit("a number has more than " + MOST_BITS + " bits");
        }
        return narrow(base.pow(exponent.intValue()));
    }

    private static Object trivialPower(BigInteger base, boolean positive) {
        return base.abs().equals(BigInteger.ONE) ? (Object) (positive ? 1L : -1L) : 0L;
    }

    static Object negate(Object a) {
        return isFloat(a) ? (Object) (-real(a)) : narrow(big(a).negate());
    }

    static Object absolute(Object a) {
        return isFloat(a) ? (Object) Math.abs(real(a)) : narrow(big(a).abs());
    }

    static int compare(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Long.compare(x, y);
        }
        if (!isFloat(a) && !isFloat(b)) {
            return big(a).compareTo(big(b));
        }
        double left = real(a);
        double right = real(b);
        if (Double.isNaN(left) || Double.isNaN(right) || Double.isInfinite(left) || Double.isInfinite(right)) {
            return Double.compare(left, right);
        }
        return exact(a).compareTo(exact(b));
    }

    static boolean equal(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x.longValue() == y.longValue();
        }
        boolean unordered = isFloat(a) && Double.isNaN(real(a)) || isFloat(b) && Double.isNaN(real(b));
        return !unordered && compare(a, b) == 0;
    }

    private static BigDecimal exact(Object value) {
        return isFloat(value) ? new BigDecimal(real(value)) : new BigDecimal(big(value));
    }

    /** {@code round(value, digits)} to even. */
    static double round(double value, int digits, RoundingMode mode) {
        if (Double.isNaN(value) || Double.isInfinite(value) || digits > 400) {
            return value;
        }
        double rounded =
                new BigDecimal(value).setScale(Math.max(digits, -400), mode).doubleValue();
        return rounded == 0 ? Math.copySign(0.0, value) : rounded;
    }

    /** An index or count, which must be a whole number. */
    static int index(@Nullable Object value, String what) {
        if (value == null || !isInteger(value)) {
            throw new Fault(what + " must be an integer, not " + Values.typeName(value));
        }
        BigInteger big = big(value);
        return big.bitLength() > 31 ? (big.signum() < 0 ? -Integer.MAX_VALUE : Integer.MAX_VALUE) : big.intValue();
    }
}
