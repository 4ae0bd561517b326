package org.clearway.app.directory;

import java.util.regex.Pattern;

/**
 * A code of GB/T 4754-2017: a section (a letter), a division (two digits), a group (three) or a class (four).
 *
 * <p>Statistics also write the section before the digits (C3670); read so, the letter must be the right one.
 */
public record IndustryCode(String value) implements Comparable<IndustryCode> {

    private static final Pattern FORM = Pattern.compile("[A-T]|[A-T]?\\d{2,4}");
    private static final String SECTIONS = "ABCDEFGHIJKLMNOPQRST";

    /** The last division of each section, A to T. */
    private static final int[] LAST_DIVISION = {
        5, 12, 43, 46, 50, 52, 60, 62, 65, 69, 70, 72, 75, 79, 82, 83, 85, 90, 96, 97
    };

    public enum Level {
        SECTION,
        DIVISION,
        GROUP,
        CLASS
    }

    /** Faults: {@code industry.form}, {@code industry.division} (none such), {@code industry.section} (another letter). */
    public static CodeReading<IndustryCode> read(String typed) {
        String text = CodeReading.tidy(typed);
        if (!FORM.matcher(text).matches()) {
            return CodeReading.refused("industry.form", CodeFault.WHOLE);
        }
        if (text.length() == 1) {
            return new CodeReading.Read<>(new IndustryCode(text));
        }
        boolean lettered = text.charAt(0) >= 'A';
        String digits = lettered ? text.substring(1) : text;
        int division = Integer.parseInt(digits.substring(0, 2));
        if (division < 1 || division > LAST_DIVISION[LAST_DIVISION.length - 1]) {
            return CodeReading.refused("industry.division", lettered ? 2 : 1);
        }
        IndustryCode code = new IndustryCode(digits);
        return lettered && code.section() != text.charAt(0)
                ? CodeReading.refused("industry.section", 1)
                : new CodeReading.Read<>(code);
    }

    public static IndustryCode of(String value) {
        return read(value).orThrow();
    }

    public Level level() {
        return switch (value.length()) {
            case 1 -> Level.SECTION;
            case 2 -> Level.DIVISION;
            case 3 -> Level.GROUP;
            default -> Level.CLASS;
        };
    }

    public char section() {
        if (level() == Level.SECTION) {
            return value.charAt(0);
        }
        int division = Integer.parseInt(value.substring(0, 2));
        int section = 0;
        while (division > LAST_DIVISION[section]) {
            section++;
        }
        return SECTIONS.charAt(section);
    }

    /**
     * Whether this lies in a scope as the size classes write it: parts split by a bar, each a section (C), a section with a
     * division or group (F51) or a span of such (G592-G599).
     */
    public boolean isWithin(String scope) {
        for (String part : scope.split("\\|", -1)) {
            if (isWithinPart(part)) {
                return true;
            }
        }
        return false;
    }

    private boolean isWithinPart(String part) {
        String full = level() == Level.SECTION ? value : section() + value;
        int dash = part.indexOf('-');
        if (dash < 0) {
            return full.startsWith(part);
        }
        if (full.length() < dash) {
            return false;
        }
        String head = full.substring(0, dash);
        return head.compareTo(part.substring(0, dash)) >= 0 && head.compareTo(part.substring(dash + 1)) <= 0;
    }

    @Override
    public int compareTo(IndustryCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
