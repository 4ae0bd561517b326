package org.clearway.app.scenario.chain;

import org.clearway.app.scenario.Draw;

/** A lot that is drawn for someone: the same for ever. Names are part of the scenario. */
enum Lot {
    PART,
    SUPPLIERS,
    HOME,
    SUPPLIER,
    SHARE,
    SIDES,
    DIFFERS,
    LEAD,
    COVER,
    COVER_DAY,
    SILENT,
    TODAY,
    MINUTE,
    CORRECTED,
    REOPENS,
    WANTED,
    LOW,
    FINAL;

    private static final double TO_UNIT = 0x1.0p-53;

    private final String word = "chain." + name();

    /** Uniform in [0, 1). */
    double unit(long who, long when) {
        return (Draw.bits(word, who, when) >>> 11) * TO_UNIT;
    }

    double unit(long who) {
        return unit(who, 0);
    }

    int below(long who, long when, int bound) {
        return (int) (unit(who, when) * bound);
    }

    /** Mean 0, deviation 1, bounded by 3.5. */
    double normal(long who, long when) {
        long bits = Draw.bits(word, who, when);
        long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum / 65536.0 - 2.0) * Math.sqrt(3);
    }
}
