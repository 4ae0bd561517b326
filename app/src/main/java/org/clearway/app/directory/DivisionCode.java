package org.clearway.app.directory;

import java.util.regex.Pattern;

/**
 * A division of the country (GB/T 2260, six digits) or a development zone under a code of ours.
 *
 * <pre>
 *   000000 nation    220000 province    220100 city    220102 county    2201Z1 development zone of the city 220100
 * </pre>
 *
 * <p>A subtree is one half-open range {@code [lo, hi)} of codes, compared character by character (collation C): the
 * only form of scope that stays fast under row-level security.
 */
public record DivisionCode(String value) implements Comparable<DivisionCode> {

    public static final DivisionCode NATION = new DivisionCode("000000");

    private static final Pattern DIGITS = Pattern.compile("[1-8]\\d{5}");
    private static final Pattern ZONE = Pattern.compile("[1-8]\\d{3}Z[1-9A-Z]");
    private static final String AFTER_ALL = "ZZZZZZ";

    public enum Level {
        NATION,
        PROVINCE,
        CITY,
        COUNTY,
        ZONE
    }

    /** Half-open: {@code code >= lo and code < hi}. */
    public record Range(String lo, String hi) {
        public boolean holds(String code) {
            return code.compareTo(lo) >= 0 && code.compareTo(hi) < 0;
        }
    }

    /** Faults: {@code division.length}, {@code division.form}. Whether the division exists is known to the register. */
    public static CodeReading<DivisionCode> read(String typed) {
        String text = CodeReading.tidy(typed);
        if (text.length() != 6) {
            return CodeReading.refused("division.length", CodeFault.WHOLE);
        }
        boolean wellFormed = NATION.value.equals(text)
                || ZONE.matcher(text).matches()
                || (DIGITS.matcher(text).matches() && (!text.startsWith("00", 2) || text.endsWith("0000")));
        return wellFormed
                ? new CodeReading.Read<>(new DivisionCode(text))
                : CodeReading.refused("division.form", firstOddCharacter(text));
    }

    public static DivisionCode of(String value) {
        return read(value).orThrow();
    }

    public Level level() {
        if (equals(NATION)) {
            return Level.NATION;
        }
        if (value.charAt(4) == 'Z') {
            return Level.ZONE;
        }
        if (value.endsWith("0000")) {
            return Level.PROVINCE;
        }
        return value.endsWith("00") ? Level.CITY : Level.COUNTY;
    }

    /** All codes of this division and below. */
    public Range range() {
        return switch (level()) {
            case NATION -> new Range(value, AFTER_ALL);
            case PROVINCE -> new Range(value, next(value.substring(0, 2)) + "0000");
            case CITY -> new Range(value, next(value.substring(0, 4)) + "00");
            case COUNTY, ZONE -> new Range(value, after(value));
        };
    }

    public boolean holds(DivisionCode other) {
        return range().holds(other.value);
    }

    public DivisionCode province() {
        return level() == Level.NATION ? this : new DivisionCode(value.substring(0, 2) + "0000");
    }

    /** The city, or this itself above the level of cities. */
    public DivisionCode city() {
        return level().compareTo(Level.CITY) <= 0 ? this : new DivisionCode(value.substring(0, 4) + "00");
    }

    /** The next higher division; the nation is its own. */
    public DivisionCode parent() {
        return switch (level()) {
            case NATION, PROVINCE -> NATION;
            case CITY -> province();
            case COUNTY, ZONE -> city();
        };
    }

    /** The next number of as many digits: 2201 to 2202, 2299 to 2300. No province begins with 9, so there is one. */
    private static String next(String digits) {
        return Integer.toString(Integer.parseInt(digits) + 1);
    }

    /** The text right after a code of a single division, without a carry: the zones of a city follow its county 99. */
    private static String after(String code) {
        int last = code.length() - 1;
        return code.substring(0, last) + (char) (code.charAt(last) + 1);
    }

    private static int firstOddCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean zoneMark = i >= 4 && text.charAt(4) == 'Z';
            if ((c < '0' || c > '9') && !zoneMark) {
                return i + 1;
            }
        }
        return CodeFault.WHOLE;
    }

    @Override
    public int compareTo(DivisionCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
