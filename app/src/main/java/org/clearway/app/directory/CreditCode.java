package org.clearway.app.directory;

import java.util.ArrayList;
import java.util.List;

/**
 * A Unified Social Credit Code (GB 32100-2015): 18 characters of an alphabet of 31 without I, O, S, V, Z.
 *
 * <pre>
 *   1     registering department      9 = market regulation
 *   2     kind of organisation        1 = enterprise
 *   3-8   division of registration    six digits
 *   9-17  organisation code           GB 11714, its last character a check of its own (not enforced: old codes break it)
 *   18    check                       (31 - sum of value(i) * 3^(i-1) mod 31) mod 31
 * </pre>
 *
 * <p>Codes whose organisation code begins with {@value #EXAMPLE_MARK} are ours: the registers of the country issue none, and
 * every enterprise of a scenario has one.
 */
public record CreditCode(String value) implements Comparable<CreditCode> {

    public static final int LENGTH = 18;
    public static final String EXAMPLE_MARK = "YY";

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int BASE = 31;
    private static final int[] WEIGHTS = weights(LENGTH - 1);
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    /** Faults: {@code creditcode.length}, {@code .character}, {@code .division}, {@code .check}. */
    public static CodeReading<CreditCode> read(String typed) {
        String text = CodeReading.tidy(typed);
        if (text.length() != LENGTH) {
            return CodeReading.refused("creditcode.length", CodeFault.WHOLE);
        }
        List<CodeFault> faults = new ArrayList<>();
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            if (ALPHABET.indexOf(c) < 0) {
                faults.add(new CodeFault("creditcode.character", i + 1));
            } else if (i >= 2 && i < 8 && !isDigit(c)) {
                faults.add(new CodeFault("creditcode.division", i + 1));
            }
        }
        if (faults.isEmpty() && check(text) != text.charAt(LENGTH - 1)) {
            faults.add(new CodeFault("creditcode.check", LENGTH));
        }
        return faults.isEmpty() ? new CodeReading.Read<>(new CreditCode(text)) : new CodeReading.Refused<>(faults);
    }

    /** A code of the range marked as example; {@code serial} below 31^6. */
    public static CreditCode example(String registeredIn, long serial) {
        StringBuilder organisation = new StringBuilder(EXAMPLE_MARK);
        for (long place = 28_629_151L, rest = serial; place > 0; place /= BASE) {
            organisation.append(ALPHABET.charAt((int) (rest / place)));
            rest %= place;
        }
        String body = "91" + registeredIn + organisation + organisationCheck(organisation);
        return new CreditCode(body + check(body));
    }

    public boolean isExample() {
        return value.startsWith(EXAMPLE_MARK, 8);
    }

    public String registeredIn() {
        return value.substring(2, 8);
    }

    /** The check character for the first 17 characters of {@code text}. */
    static char check(String text) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(text.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((BASE - sum % BASE) % BASE);
    }

    /** GB 11714: letters count 10 to 35, weights by place, modulo 11, ten is X. */
    private static char organisationCheck(CharSequence eight) {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += Character.digit(eight.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int check = (11 - sum % 11) % 11;
        return check == 10 ? 'X' : (char) ('0' + check);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int[] weights(int count) {
        int[] weights = new int[count];
        int power = 1;
        for (int i = 0; i < count; i++) {
            weights[i] = power;
            power = power * 3 % BASE;
        }
        return weights;
    }

    @Override
    public int compareTo(CreditCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
