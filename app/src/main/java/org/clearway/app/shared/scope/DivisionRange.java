package org.clearway.app.shared.scope;

/**
 * The codes of a division and all below it as one range {@code lo <= code < hi} in byte order, which an index serves.
 * Zone codes of ours (four digits of the city, Z, one character) sort inside their city.
 */
public record DivisionRange(String lo, String hi) {

    /** The whole country. */
    public static final DivisionRange NATION = new DivisionRange("000000", "A");

    /** No division at all: what an enterprise's account reaches by division. */
    public static final DivisionRange NONE = new DivisionRange("", "");

    /**
     * @param code six characters, GB/T 2260 or a zone code of ours
     * @throws IllegalArgumentException when the code does not have six characters
     */
    public static DivisionRange of(String code) {
        if (code.length() != 6) {
            throw new IllegalArgumentException("A division code has six characters, not \"" + code + "\"");
        }
        if (code.equals("000000")) {
            return NATION;
        }
        if (code.endsWith("0000")) {
            return new DivisionRange(code, following(code.substring(0, 2)) + "0000");
        }
        if (code.endsWith("00")) {
            return new DivisionRange(code, following(code.substring(0, 4)) + "00");
        }
        return new DivisionRange(code, code + "!");
    }

    public boolean holds(String code) {
        return code.compareTo(lo) >= 0 && code.compareTo(hi) < 0;
    }

    public boolean holds(DivisionRange other) {
        return other.lo.compareTo(lo) >= 0 && other.hi.compareTo(hi) <= 0;
    }

    /** The next prefix in byte order; 99 is followed by 9A, which sorts behind every digit. */
    private static String following(String prefix) {
        int number = Integer.parseInt(prefix) + 1;
        String next = String.valueOf(number);
        if (next.length() > prefix.length()) {
            return "9".repeat(prefix.length() - 1) + "A";
        }
        return "0".repeat(prefix.length() - next.length()) + next;
    }
}
