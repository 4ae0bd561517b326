package org.clearway.app.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The levels of the ladder, lowest first. */
public enum Level {
    COUNTY,
    CITY,
    PROVINCE,
    INTER_PROVINCIAL,
    MINISTRY;

    /** Of a municipality the counties stand right below the province: their "cities" are rows of statistics. */
    private static final List<String> MUNICIPALITIES = List.of("11", "12", "31", "50");

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Level of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The levels that a problem of this division climbs, lowest first. */
    public static List<Level> ladder(String division) {
        List<Level> ladder = new ArrayList<>();
        if (!division.endsWith("00")) {
            ladder.add(COUNTY);
        }
        if (!division.endsWith("0000") && !MUNICIPALITIES.contains(division.substring(0, 2))) {
            ladder.add(CITY);
        }
        if (!division.equals("000000")) {
            ladder.add(PROVINCE);
            ladder.add(INTER_PROVINCIAL);
        }
        ladder.add(MINISTRY);
        return List.copyOf(ladder);
    }

    /** The division itself and those above it, nearest first: whose tables hold there. */
    public static List<String> upwards(String division) {
        return Stream.of(division, CITY.division(division), PROVINCE.division(division), MINISTRY.division(division))
                .distinct()
                .toList();
    }

    /** The division that decides at this level for a place. */
    public String division(String place) {
        return switch (this) {
            case COUNTY -> place;
            case CITY -> place.substring(0, 4) + "00";
            case PROVINCE, INTER_PROVINCIAL -> place.substring(0, 2) + "0000";
            case MINISTRY -> "000000";
        };
    }
}
