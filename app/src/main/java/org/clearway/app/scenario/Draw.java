package org.clearway.app.scenario;

/**
 * Chance that can be asked for again: a draw is a pure function of what is drawn (a salt) and for whom and when.
 *
 * <p>The mixing function is the one of {@link java.util.SplittableRandom}, with the counter given by the caller. Reports can so be
 * made in any order, one by one, and asking for one more never changes the others.
 */
public final class Draw {

    private static final long SEED = 20220602L;
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double TO_UNIT = 0x1.0p-53;
    private static final double FOUR_UNIFORMS_DEVIATION = Math.sqrt(4.0 / 12.0);

    private Draw() {}

    static long bits(Salt salt, long who, long when) {
        return mix(mix(salt.start + who * 0xD1B54A32D192ED03L) + when * GOLDEN_GAMMA);
    }

    /** Bits of a draw of another part of the scenario: {@code what} is its salt, a word that is part of the scenario. */
    public static long bits(String what, long who, long when) {
        return mix(mix(SEED + GOLDEN_GAMMA * what.hashCode() + who * 0xD1B54A32D192ED03L) + when * GOLDEN_GAMMA);
    }

    /** Uniform in [0, 1). */
    static double unit(Salt salt, long who) {
        return unit(salt, who, 0);
    }

    static double unit(Salt salt, long who, long when) {
        return (bits(salt, who, when) >>> 11) * TO_UNIT;
    }

    /** Mean 0, deviation 1, bounded by 3.5: the sum of four uniforms out of one draw. */
    static double normal(Salt salt, long who, long when) {
        long bits = bits(salt, who, when);
        long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum / 65536.0 - 2.0) / FOUR_UNIFORMS_DEVIATION;
    }

    /** From 0 to {@code bound}, exclusive. */
    static int below(Salt salt, long who, int bound) {
        return (int) (unit(salt, who) * bound);
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    /** What is drawn; the name is part of the scenario. */
    enum Salt {
        CITY,
        PLACE,
        TRADE,
        EMPLOYEES,
        REVENUE,
        GROUP,
        SITES,
        SITE_PLACE,
        ROLE,
        SECOND_CHAIN,
        TIER,
        CONTACT,
        ROAD,
        ORDER,
        BRAND,
        STOP,
        WORK_QUALITY,
        DUTY_QUALITY,
        WORK_SENSITIVITY,
        DUTY_SENSITIVITY,
        LAG,
        REST,
        LOOP,
        RETURNED,
        ROLL,
        WORK_NOISE,
        DUTY_NOISE,
        OUTPUT_NOISE,
        POWER_NOISE,
        OTHER_CLOSURE,
        CLOSURE_START,
        CLOSURE_DAYS,
        INCIDENT,
        INCIDENT_START,
        INCIDENT_DAYS,
        PAPER,
        BLOCKER,
        NOTE,
        JOINED,
        HABIT,
        MINUTE,
        LATENESS,
        LATE,
        LATE_BY,
        NEGLECT,
        MISSING,
        MISTAKE,
        MISTAKE_KIND,
        CORRECTED_AFTER,
        PHONE;

        private final long start = SEED + GOLDEN_GAMMA * name().hashCode();
    }
}
