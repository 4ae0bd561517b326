package org.clearway.app.directory;

import java.util.regex.Pattern;

/**
 * A vehicle plate (GA 36): the province's sign, the issuing office's letter, and a serial of five characters, or of six
 * for new-energy vehicles. Neither I nor O is used. A trailer's serial ends in 挂.
 *
 * <pre>
 *   吉A12345   five characters          吉AD12345   new energy, small: a letter first (A-E pure electric, F-K other)
 *   吉A1234挂  trailer                  吉A12345D   new energy, large: D or F last
 * </pre>
 */
public record Plate(String value) {

    private static final String PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新";
    private static final Pattern ORDINARY = Pattern.compile("[A-HJ-NP-Z\\d]{5}");
    private static final Pattern TRAILER = Pattern.compile("[A-HJ-NP-Z\\d]{4}挂");
    private static final Pattern SMALL_ELECTRIC = Pattern.compile("[A-HJK][A-HJ-NP-Z\\d]\\d{4}");
    private static final Pattern LARGE_ELECTRIC = Pattern.compile("\\d{5}[DF]");
    private static final Pattern OFFICE = Pattern.compile("[A-HJ-NP-Z]");

    public enum Kind {
        ORDINARY,
        TRAILER,
        NEW_ENERGY_SMALL,
        NEW_ENERGY_LARGE,
        NONE
    }

    /** Faults: {@code plate.length}, {@code plate.province}, {@code plate.office}, {@code plate.serial}. */
    public static CodeReading<Plate> read(String typed) {
        String text = CodeReading.tidy(typed).replaceAll("[\\s·•.-]", "");
        if (text.length() < 7 || text.length() > 8) {
            return CodeReading.refused("plate.length", CodeFault.WHOLE);
        }
        if (PROVINCES.indexOf(text.charAt(0)) < 0) {
            return CodeReading.refused("plate.province", 1);
        }
        if (!OFFICE.matcher(text.substring(1, 2)).matches()) {
            return CodeReading.refused("plate.office", 2);
        }
        Plate plate = new Plate(text);
        return plate.kind() == Kind.NONE ? CodeReading.refused("plate.serial", 3) : new CodeReading.Read<>(plate);
    }

    public Kind kind() {
        String serial = value.substring(2);
        if (ORDINARY.matcher(serial).matches()) {
            return Kind.ORDINARY;
        }
        if (TRAILER.matcher(serial).matches()) {
            return Kind.TRAILER;
        }
        if (SMALL_ELECTRIC.matcher(serial).matches()) {
            return Kind.NEW_ENERGY_SMALL;
        }
        return LARGE_ELECTRIC.matcher(serial).matches() ? Kind.NEW_ENERGY_LARGE : Kind.NONE;
    }

    @Override
    public String toString() {
        return value;
    }
}
