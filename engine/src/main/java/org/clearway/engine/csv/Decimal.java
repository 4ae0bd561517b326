package org.clearway.engine.csv;

import java.nio.charset.StandardCharsets;

/**
 * Reads a decimal number from bytes, correctly rounded, without making a string in the usual case.
 *
 * <p>Up to 2^53 times a power of ten up to 22 is exact in one operation (Clinger 1990, "How to read floating point
 * numbers accurately"); the rest goes through {@link Double#parseDouble}. Grammar: [+-] digits [. digits] [e [+-]
 * digits], so that what Java alone accepts ("1f", "0x1p3", "NaN") is refused.
 */
final class Decimal {
    private static final double[] TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final long EXACT = 1L << 53;
    private static final int MAX_EXPONENT_DIGITS = 4;

    private Decimal() {}

    /** The number in {@code bytes[from, to)}, or NaN if none stands there; may be infinite when out of range. */
    static double parse(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (negative || (at < to && bytes[at] == '+')) {
            at++;
        }
        long mantissa = 0;
        int digits = 0;
        int point = -1;
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                mantissa = mantissa < EXACT ? mantissa * 10 + digit : Long.MAX_VALUE;
                digits++;
            } else if (bytes[at] == '.' && point < 0) {
                point = digits;
            } else {
                break;
            }
        }
        int scale = point < 0 ? 0 : point - digits;
        if (digits == 0 || (at < to && !isExponent(bytes, at, to))) {
            return Double.NaN;
        }
        if (at < to) {
            scale += exponent(bytes, at + 1, to);
        }
        if (mantissa > EXACT || scale < -22 || scale > 22) {
            return Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
        }
        double value = scale < 0 ? mantissa / TENS[-scale] : mantissa * TENS[scale];
        return negative ? -value : value;
    }

    private static boolean isExponent(byte[] bytes, int at, int to) {
        int first = at + 1 < to && (bytes[at + 1] == '-' || bytes[at + 1] == '+') ? at + 2 : at + 1;
        if ((bytes[at] | 0x20) != 'e' || first == to || to - first > MAX_EXPONENT_DIGITS) {
            return false;
        }
        for (int i = first; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private static int exponent(byte[] bytes, int from, int to) {
        boolean signed = bytes[from] == '-' || bytes[from] == '+';
        int exponent = 0;
        for (int i = signed ? from + 1 : from; i < to; i++) {
            exponent = exponent * 10 + bytes[i] - '0';
        }
        return bytes[from] == '-' ? -exponent : exponent;
    }
}
